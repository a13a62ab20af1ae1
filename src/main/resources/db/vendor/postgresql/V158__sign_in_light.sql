-- An index that holds what each sign-in changes makes each sign-in write all indexes of its row, that of the parts of
-- names too. So the users' holds the day, and the devices' nothing of it: where no indexed value changes and the page
-- has room, PostgreSQL writes the row alone (a heap-only tuple).
alter table app_user set (fillfactor = 90);
alter table app_user add column last_sign_in_day date
  generated always as ((last_sign_in_at at time zone 'UTC')::date) stored;
drop index app_user_last_sign_in_at;
create index app_user_last_sign_in_day on app_user (account_id, last_sign_in_day);

alter table authorised_device set (fillfactor = 90);
drop index authorised_device_user;
create index authorised_device_user on authorised_device (user_id);

-- The token that a sign-in replaces is one of many that its device has had.
create index device_token_newest on device_token (device_id) where replaced_at is null;

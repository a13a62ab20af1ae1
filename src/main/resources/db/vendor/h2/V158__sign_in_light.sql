-- As on PostgreSQL, where it spares each sign-in all indexes of its user and his device. Counted in days, because a cast
-- to a date takes the zone of the session that writes.
alter table app_user add column last_sign_in_day date generated always as (
  dateadd(day, cast(floor(extract(epoch from last_sign_in_at) / 86400) as bigint), date '1970-01-01'));
create index app_user_last_sign_in_day on app_user (account_id, last_sign_in_day);
drop index app_user_last_sign_in_at;

create index authorised_device_of_user on authorised_device (user_id);
drop index authorised_device_user;
alter index authorised_device_of_user rename to authorised_device_user;

-- What a search for a person looks in: user name, address and names, in lower case and without accents.
alter table app_user add column search_key varchar(2000) default '' not null;
update app_user set search_key =
  lower(username || ' ' || email || ' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, ''));

-- One index for each filter of the list of users.
create index app_user_origin on app_user (account_id, origin, username_key);
create index app_user_last_sign_in_at on app_user (account_id, last_sign_in_at);
create index user_role_holder on user_role (account_id, role_id, user_id);

-- An invitation that was taken back, or that a newer one has replaced.
alter table user_invitation add column revoked_at timestamp(6) with time zone;
create index user_invitation_newest on user_invitation (account_id, id);

-- The state of a user as one word, so that an index gives the users of a state in the order of their names.
alter table app_user add column status varchar(10) generated always as (
  case when disabled_at is not null then 'DISABLED'
       when locked_at is not null then 'LOCKED'
       when invited_at is not null and accepted_at is null then 'INVITED'
       else 'ACTIVE' end);
create index app_user_status on app_user (account_id, status, username_key);

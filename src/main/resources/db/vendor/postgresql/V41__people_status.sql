-- The state of a user as one word, so that an index gives the users of a state in the order of their names.
alter table app_user add column status varchar(10) generated always as (
  case when disabled_at is not null then 'DISABLED'
       when locked_at is not null then 'LOCKED'
       when invited_at is not null and accepted_at is null then 'INVITED'
       else 'ACTIVE' end) stored;
create index app_user_status on app_user (account_id, status, username_key);

-- Finds a part of a name without reading everybody's; where the server has no pg_trgm, or the schema's owner may not
-- create it, a search reads the account's users in the order of their names instead.
do $$
begin
  create extension if not exists pg_trgm;
  create index app_user_search on app_user using gin (search_key gin_trgm_ops);
exception
  when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
    raise notice 'Users are searched without an index: %', sqlerrm;
end
$$;

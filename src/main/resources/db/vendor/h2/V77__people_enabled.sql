-- The nightly rules go through an account's people in the order of their ids.
create index app_user_enabled on app_user (account_id, id);

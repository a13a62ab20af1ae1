-- The nightly rules go through an account's people who are not disabled, in the order of their ids. No sign-in changes it.
create index app_user_enabled on app_user (account_id, id) where disabled_at is null;

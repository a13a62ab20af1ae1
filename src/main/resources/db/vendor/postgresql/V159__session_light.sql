-- The clean-up asks for sessions by the moment when they end at the latest, which never changes. An index of when they were
-- last in use would be written whenever one in use notes that: without it, and with room in the page, PostgreSQL writes the
-- row alone (a heap-only tuple).
alter table signed_in_session set (fillfactor = 90);
drop index signed_in_session_last_seen_at;

-- Few act in another account than their own.
drop index signed_in_session_acting;
create index signed_in_session_acting on signed_in_session (acting_account_id) where acting_account_id is not null;

-- A fresh token has not been replaced, so it enters nothing here.
drop index device_token_replaced_at;
create index device_token_replaced_at on device_token (replaced_at) where replaced_at is not null;

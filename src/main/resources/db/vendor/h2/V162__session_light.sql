-- As on PostgreSQL since V159: the clean-up asks for sessions by the moment when they end at the latest.
drop index signed_in_session_last_seen_at;

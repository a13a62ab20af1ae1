-- Whoever made something in another account than his own has its short name before his own.
alter table api_key alter column created_by set data type varchar(300);
alter table user_import alter column created_by set data type varchar(300);
alter table policy_exemption alter column created_by set data type varchar(300);

-- All sessions of an account end at once.
create index signed_in_session_account on signed_in_session (account_id);

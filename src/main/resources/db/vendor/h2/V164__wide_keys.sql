-- A key has more characters than its name where letters are folded.
alter table audit_detail alter column username_key set data type varchar(510);
alter table audit_count alter column name set data type varchar(510);
alter table audit_alert alter column username_key set data type varchar(510);
alter table audit_view alter column name_key set data type varchar(160);

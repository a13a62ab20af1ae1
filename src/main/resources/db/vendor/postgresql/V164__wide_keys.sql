-- A key has more characters than its name where letters are folded. The order stays, so that no index is made again.
alter table audit_detail alter column username_key type varchar(510) collate "C";
alter table audit_count alter column name type varchar(510) collate "C";
alter table audit_alert alter column username_key type varchar(510);
alter table audit_view alter column name_key type varchar(160);

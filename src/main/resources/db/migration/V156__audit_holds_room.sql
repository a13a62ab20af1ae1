-- A key has more characters than its name where letters are folded, and who acts in another account is told by its short name, too.
alter table audit_hold alter column name_key set data type varchar(160);
alter table audit_hold alter column made_by set data type varchar(300);
alter table audit_hold alter column released_by set data type varchar(300);

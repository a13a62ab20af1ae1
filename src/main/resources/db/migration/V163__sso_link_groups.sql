-- All of an account's thousand groups, by ids of eleven digits.
alter table sso_link alter column group_ids set data type varchar(12000);

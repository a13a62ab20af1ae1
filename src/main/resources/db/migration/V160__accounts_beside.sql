-- Whether the account ever had a way to sign in beside passwords. Most have none, and each sign-in would ask for it.
alter table account add column ways_beside boolean default false not null;
update account set ways_beside = true where id in (select account_id from sso_configuration);

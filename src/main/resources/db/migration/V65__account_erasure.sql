-- When what an account kept was erased, after its grace time. The row stays, so that nobody else ever gets the short name.
alter table account add column erased_at timestamp(6) with time zone;
create index account_closes_at on account (closes_at);
insert into turn (name) values ('account-erasure');

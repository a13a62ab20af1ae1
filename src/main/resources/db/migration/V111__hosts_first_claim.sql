-- When an account claimed a host first of late, so that giving it up and claiming it again reserves it no longer.
create table account_host_claim (
  claim_key  varchar(280)                not null constraint account_host_claim_pk primary key,
  account_id bigint                      not null constraint account_host_claim_account_fk references account (id),
  claimed_at timestamp(6) with time zone not null
);

create index account_host_claim_account_ix on account_host_claim (account_id);

alter table account_host add column reserved_until timestamp(6) with time zone;
update account_host set reserved_until = claimed_at + interval '3' day;
alter table account_host alter column reserved_until set not null;

-- When an account claimed a host first of late, so that giving it up and claiming it again reserves it no longer.
create table account_host_claim (
  claim_key  varchar(280)                not null constraint account_host_claim_pk primary key,
  account_id bigint                      not null constraint account_host_claim_account_fk references account (id),
  claimed_at timestamp(6) with time zone not null
);

create index account_host_claim_account_ix on account_host_claim (account_id);

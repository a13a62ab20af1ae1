create sequence audit_reveal_seq start with 50 increment by 50;

-- Until when somebody who reads the log as an auditor sees personal values, since he has given a reason.
create table audit_reveal (
  id         bigint                      not null constraint audit_reveal_pk primary key,
  account_id bigint                      not null constraint audit_reveal_account_fk references account (id),
  user_id    bigint                      not null constraint audit_reveal_user_fk references app_user (id) on delete cascade,
  until_at   timestamp(6) with time zone not null
);

create index audit_reveal_user on audit_reveal (user_id, account_id, until_at);
create index audit_reveal_account on audit_reveal (account_id);

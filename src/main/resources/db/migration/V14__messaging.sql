create sequence mail_seq start with 50 increment by 50;

create table mail (
  id              bigint                      not null constraint mail_pk primary key,
  account_id      bigint                      not null constraint mail_account_fk references account (id),
  kind            varchar(60)                 not null,
  recipient       varchar(320)                not null,
  language        varchar(20)                 not null,
  subject         varchar(300)                not null,
  body            varchar(30000)              not null,
  created_at      timestamp(6) with time zone not null,
  valid_until     timestamp(6) with time zone,
  attempts        integer                     not null,
  next_attempt_at timestamp(6) with time zone,
  sent_at         timestamp(6) with time zone,
  audit_name      varchar(60),
  problem         varchar(200)
);

create index mail_next_attempt_at on mail (next_attempt_at);
create index mail_account on mail (account_id, created_at);

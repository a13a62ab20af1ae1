create sequence audit_hold_seq start with 50 increment by 50;

-- What of an account's log no clean-up takes out, until somebody releases it.
create table audit_hold (
  id          bigint                      not null constraint audit_hold_pk primary key,
  account_id  bigint                      not null constraint audit_hold_account_fk references account (id),
  name        varchar(80)                 not null,
  name_key    varchar(80)                 not null,
  why         varchar(500)                not null,
  from_at     timestamp(6) with time zone,
  made_at     timestamp(6) with time zone not null,
  made_by     varchar(255)                not null,
  released_at timestamp(6) with time zone,
  released_by varchar(255)                not null
);

create index audit_hold_account on audit_hold (account_id, id);

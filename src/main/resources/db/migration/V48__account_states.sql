-- A suspended account keeps everything and lets nobody in; a closing one does so until its grace time is over.
alter table account add column suspended_at timestamp(6) with time zone;
alter table account add column closing_at timestamp(6) with time zone;
alter table account add column closes_at timestamp(6) with time zone;

create sequence operator_entry_seq start with 50 increment by 50;

-- Why an operator looked into an account, and until when he could.
create table operator_entry (
  id         bigint                      not null constraint operator_entry_pk primary key,
  account_id bigint                      not null constraint operator_entry_account_fk references account (id),
  user_id    bigint                      not null constraint operator_entry_user_fk references app_user (id) on delete cascade,
  why        varchar(300)                not null,
  begun_at   timestamp(6) with time zone not null,
  ends_at    timestamp(6) with time zone not null
);

create index operator_entry_user on operator_entry (user_id, account_id, ends_at);
create index operator_entry_account on operator_entry (account_id);

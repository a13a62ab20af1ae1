create sequence sign_in_code_seq start with 50 increment by 50;
create sequence wrong_code_seq start with 50 increment by 50;

-- Codes that were sent for half-finished sign-ins: encrypted, and of each a hash only. They stay for a day to be counted.
create table sign_in_code (
  id          bigint                      not null constraint sign_in_code_pk primary key,
  account_id  bigint                      not null constraint sign_in_code_account_fk references account (id),
  user_id     bigint                      not null constraint sign_in_code_user_fk references app_user (id) on delete cascade,
  sign_in_id  bigint                      not null,
  method      varchar(20)                 not null,
  target_hash char(64)                    not null,
  sealed_hash varchar(300)                not null,
  again       boolean                     not null,
  sent_at     timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone not null,
  tries       integer                     not null,
  ended_at    timestamp(6) with time zone
);

create index sign_in_code_account on sign_in_code (account_id);
create index sign_in_code_user on sign_in_code (user_id, sent_at);
create index sign_in_code_sign_in on sign_in_code (sign_in_id);
create index sign_in_code_sent_at on sign_in_code (sent_at);

-- When somebody typed a wrong code; ten within an hour are the most that are judged.
create table wrong_code (
  id         bigint                      not null constraint wrong_code_pk primary key,
  account_id bigint                      not null constraint wrong_code_account_fk references account (id),
  user_id    bigint                      not null constraint wrong_code_user_fk references app_user (id) on delete cascade,
  tried_at   timestamp(6) with time zone not null
);

create index wrong_code_account on wrong_code (account_id);
create index wrong_code_user on wrong_code (user_id, tried_at);
create index wrong_code_tried_at on wrong_code (tried_at);

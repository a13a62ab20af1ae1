create sequence app_key_seq start with 50 increment by 50;
create sequence recovery_code_seq start with 50 increment by 50;

-- The key that somebody's authenticator app has, encrypted; of each of its codes the step is kept that was used last.
create table app_key (
  id            bigint                      not null constraint app_key_pk primary key,
  account_id    bigint                      not null constraint app_key_account_fk references account (id),
  user_id       bigint                      not null constraint app_key_user_key unique
                                            constraint app_key_user_fk references app_user (id) on delete cascade,
  sealed_secret varchar(300)                not null,
  last_step     bigint                      not null,
  added_at      timestamp(6) with time zone not null,
  last_used_at  timestamp(6) with time zone
);

create index app_key_account on app_key (account_id);

-- Codes for the day when nothing else is at hand: encrypted, and of each a hash only. A used one is gone.
create table recovery_code (
  id          bigint                      not null constraint recovery_code_pk primary key,
  account_id  bigint                      not null constraint recovery_code_account_fk references account (id),
  user_id     bigint                      not null constraint recovery_code_user_fk references app_user (id) on delete cascade,
  sealed_hash varchar(300)                not null,
  made_at     timestamp(6) with time zone not null
);

create index recovery_code_account on recovery_code (account_id);
create index recovery_code_user on recovery_code (user_id);

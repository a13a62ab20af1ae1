create sequence emergency_code_seq start with 50 increment by 50;
create sequence emergency_request_seq start with 50 increment by 50;

-- Codes that let an account manager in with his password while single sign-on is the only way: encrypted, and of each a hash only. A used one is gone.
create table emergency_code (
  id          bigint                      not null constraint emergency_code_pk primary key,
  account_id  bigint                      not null constraint emergency_code_account_fk references account (id),
  user_id     bigint                      not null constraint emergency_code_user_fk references app_user (id) on delete cascade,
  sealed_hash varchar(300)                not null,
  made_at     timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone
);

create index emergency_code_account on emergency_code (account_id);
create index emergency_code_user on emergency_code (user_id);

-- What one operator asks for and another one approves: a code for an account manager, whom a link leads to it.
create table emergency_request (
  id          bigint                      not null constraint emergency_request_pk primary key,
  public_id   varchar(22)                 not null constraint emergency_request_public_id_key unique,
  account_id  bigint                      not null constraint emergency_request_account_fk references account (id),
  user_id     bigint                      not null constraint emergency_request_user_fk references app_user (id) on delete cascade,
  asked_by    bigint                      not null,
  asker       varchar(254)                not null,
  why         varchar(300)                not null,
  asked_at    timestamp(6) with time zone not null,
  token_hash  char(64),
  expires_at  timestamp(6) with time zone not null
);

create index emergency_request_account on emergency_request (account_id);
create index emergency_request_user on emergency_request (user_id);
create index emergency_request_token_hash on emergency_request (token_hash);
create index emergency_request_expires_at on emergency_request (expires_at);

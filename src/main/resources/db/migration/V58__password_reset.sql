create sequence password_reset_seq start with 50 increment by 50;
create sequence password_request_seq start with 50 increment by 50;

-- A mail about a forgotten password; with a link, whose token is known by its hash, or without one.
create table password_reset (
  id         bigint                      not null constraint password_reset_pk primary key,
  account_id bigint                      not null constraint password_reset_account_fk references account (id),
  user_id    bigint                      not null constraint password_reset_user_fk references app_user (id) on delete cascade,
  email_key  varchar(254)                not null,
  token_hash char(64)                    constraint password_reset_token_hash_key unique,
  forgotten  boolean                     not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  used_at    timestamp(6) with time zone,
  revoked_at timestamp(6) with time zone
);

create index password_reset_account on password_reset (account_id);
create index password_reset_user on password_reset (user_id, created_at);
create index password_reset_created on password_reset (created_at);

-- What was typed on the page for forgotten passwords, encrypted, until it is answered some moments later.
create table password_request (
  id       bigint                      not null constraint password_request_pk primary key,
  sealed   varchar(4000)               not null,
  asked_at timestamp(6) with time zone not null
);

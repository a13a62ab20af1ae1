create sequence passkey_seq start with 50 increment by 50;

-- A public key of a person (WebAuthn level 3); the private one never leaves his authenticator.
create table passkey (
  id              bigint                      not null constraint passkey_pk primary key,
  account_id      bigint                      not null constraint passkey_account_fk references account (id),
  user_id         bigint                      not null constraint passkey_user_fk references app_user (id) on delete cascade,
  name            varchar(60)                 not null,
  credential_hash char(64)                    not null constraint passkey_credential_hash_key unique,
  credential_id   varchar(1400)               not null,
  credential      varchar(6000)               not null,
  transports      varchar(100)                not null,
  sign_count      bigint                      not null,
  backup_eligible boolean                     not null,
  backed_up       boolean                     not null,
  created_at      timestamp(6) with time zone not null,
  last_used_at    timestamp(6) with time zone
);

create index passkey_account on passkey (account_id);
create index passkey_user on passkey (user_id, created_at);

-- What an authenticator has to sign, by its hash: once, for some minutes, from the browser that asked for it.
create table passkey_challenge (
  challenge_hash char(64)                    not null constraint passkey_challenge_pk primary key,
  browser_hash   char(64)                    not null,
  purpose        varchar(10)                 not null,
  user_id        bigint                      not null,
  expires_at     timestamp(6) with time zone not null
);

create index passkey_challenge_expires_at on passkey_challenge (expires_at);

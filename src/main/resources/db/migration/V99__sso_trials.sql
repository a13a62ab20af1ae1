create sequence sso_trial_seq start with 50 increment by 50;

-- Test sign-ins of those who configure: each waits for one answer in one browser; what came of it is encrypted.
create table sso_trial (
  id            bigint                      not null constraint sso_trial_pk primary key,
  public_id     varchar(22)                 not null constraint sso_trial_public_id_key unique,
  account_id    bigint                      not null constraint sso_trial_account_fk references account (id),
  user_id       bigint                      not null constraint sso_trial_user_fk references app_user (id) on delete cascade,
  request_hash  char(64)                    not null constraint sso_trial_request_key unique,
  browser_hash  char(64)                    not null,
  fingerprint   char(64),
  begun_at      timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null,
  answered_at   timestamp(6) with time zone,
  passed        boolean                     not null,
  sealed        varchar(500000)
);

create index sso_trial_account on sso_trial (account_id);
create index sso_trial_user on sso_trial (user_id);
create index sso_trial_expires_at on sso_trial (expires_at);

-- By which names the identity provider has called people in test sign-ins.
create table sso_seen_name (
  name_hash  char(64)                    not null constraint sso_seen_name_pk primary key,
  account_id bigint                      not null constraint sso_seen_name_account_fk references account (id),
  name_id    varchar(254)                not null,
  seen_at    timestamp(6) with time zone not null
);

create index sso_seen_name_account on sso_seen_name (account_id);
create index sso_seen_name_seen_at on sso_seen_name (seen_at);

-- Whether anybody has come in since other values became live, for the way back if nobody can.
create table sso_watch (
  account_id bigint                      not null constraint sso_watch_pk primary key
                                         constraint sso_watch_account_fk references account (id),
  version    integer                     not null,
  began_at   timestamp(6) with time zone not null,
  refusals   integer                     not null,
  token_hash char(64),
  told_at    timestamp(6) with time zone
);

create index sso_watch_token_hash on sso_watch (token_hash);
create index sso_watch_began_at on sso_watch (began_at);

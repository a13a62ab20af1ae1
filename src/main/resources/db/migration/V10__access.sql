create sequence signed_in_session_seq start with 50 increment by 50;

create table signed_in_session (
  id           bigint                      not null constraint signed_in_session_pk primary key,
  token_hash   char(64)                    not null constraint signed_in_session_token_hash_key unique,
  account_id   bigint                      not null,
  user_id      bigint                      not null,
  way          varchar(20)                 not null,
  ip           varchar(45)                 not null,
  user_agent   varchar(300)                not null,
  started_at   timestamp(6) with time zone not null,
  last_seen_at timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone not null
);

create index signed_in_session_user on signed_in_session (user_id);
create index signed_in_session_expires_at on signed_in_session (expires_at);
create index signed_in_session_last_seen_at on signed_in_session (last_seen_at);

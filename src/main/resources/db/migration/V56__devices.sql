create sequence authorised_device_seq start with 50 increment by 50;

-- A browser that a person has signed in on; it holds the token, the database its hash.
create table authorised_device (
  id            bigint                      not null constraint authorised_device_pk primary key,
  account_id    bigint                      not null,
  user_id       bigint                      not null,
  token_hash    char(64)                    not null constraint authorised_device_token_hash_key unique,
  ip            varchar(45)                 not null,
  user_agent    varchar(300)                not null,
  authorised_at timestamp(6) with time zone not null,
  last_used_at  timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null
);

create index authorised_device_user on authorised_device (user_id, last_used_at);
create index authorised_device_expires_at on authorised_device (expires_at);

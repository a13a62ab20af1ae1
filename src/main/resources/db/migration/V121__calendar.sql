-- The address at which somebody's calendar reads what ends; of the secret in it the hash alone.
create table calendar_feed (
  user_id    bigint                      not null constraint calendar_feed_pk primary key
                                         constraint calendar_feed_user_fk references app_user (id) on delete cascade,
  token_hash char(64)                    not null constraint calendar_feed_token_hash_key unique,
  made_at    timestamp(6) with time zone not null,
  read_at    timestamp(6) with time zone
);

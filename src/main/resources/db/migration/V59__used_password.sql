create sequence used_password_seq start with 50 increment by 50;

-- The hashes of the passwords that somebody had before, so that he does not take one of the last again.
create table used_password (
  id            bigint                      not null constraint used_password_pk primary key,
  account_id    bigint                      not null constraint used_password_account_fk references account (id),
  user_id       bigint                      not null constraint used_password_user_fk references app_user (id) on delete cascade,
  password_hash varchar(200)                not null,
  retired_at    timestamp(6) with time zone not null
);

create index used_password_account on used_password (account_id);
create index used_password_user on used_password (user_id, retired_at);

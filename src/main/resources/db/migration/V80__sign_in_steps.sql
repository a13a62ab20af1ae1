create sequence pending_sign_in_seq start with 50 increment by 50;

-- Sign-ins that are half finished: proved once, and something is still asked.
create table pending_sign_in (
  id         bigint                      not null constraint pending_sign_in_pk primary key,
  token_hash char(64)                    not null constraint pending_sign_in_token_hash_key unique,
  account_id bigint                      not null constraint pending_sign_in_account_fk references account (id),
  user_id    bigint                      not null constraint pending_sign_in_user_fk references app_user (id) on delete cascade,
  way        varchar(20)                 not null,
  device_id  bigint,
  steps      varchar(100)                not null,
  trust      varchar(20)                 not null,
  expires_at timestamp(6) with time zone not null
);

create index pending_sign_in_account on pending_sign_in (account_id);
create index pending_sign_in_user on pending_sign_in (user_id);
create index pending_sign_in_expires_at on pending_sign_in (expires_at);

-- Since when the owner has proved a second factor on a device; null where only his password.
alter table authorised_device add column proved_at timestamp(6) with time zone;

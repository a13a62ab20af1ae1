-- Since when a number is known to be its owner's; null for one that somebody just typed.
alter table app_user add column mobile_verified_at timestamp(6) with time zone;

create sequence mobile_change_seq start with 50 increment by 50;

-- A number that somebody wants, and the code that was sent there: encrypted, and of it a hash only.
create table mobile_change (
  id           bigint                      not null constraint mobile_change_pk primary key,
  account_id   bigint                      not null constraint mobile_change_account_fk references account (id),
  user_id      bigint                      not null constraint mobile_change_user_fk references app_user (id) on delete cascade,
  mobile       varchar(20)                 not null,
  sealed_hash  varchar(300)                not null,
  requested_at timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone not null,
  tries        integer                     not null,
  ended_at     timestamp(6) with time zone
);

create index mobile_change_account on mobile_change (account_id);
create index mobile_change_user on mobile_change (user_id, requested_at);

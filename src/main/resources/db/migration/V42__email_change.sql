create sequence email_change_seq start with 50 increment by 50;

-- An address that somebody wants and has not confirmed yet, or has: for some days the old one can take it back.
create table email_change (
  id           bigint                      not null constraint email_change_pk primary key,
  account_id   bigint                      not null constraint email_change_account_fk references account (id),
  user_id      bigint                      not null constraint email_change_user_fk references app_user (id) on delete cascade,
  old_email    varchar(254)                not null,
  new_email    varchar(254)                not null,
  confirm_hash char(64)                    not null constraint email_change_confirm_key unique,
  undo_hash    char(64)                    not null constraint email_change_undo_key unique,
  requested_at timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone not null,
  undo_until   timestamp(6) with time zone not null,
  confirmed_at timestamp(6) with time zone,
  undone_at    timestamp(6) with time zone
);

create index email_change_account on email_change (account_id);
create index email_change_user on email_change (user_id, requested_at);

-- Single sign-ons that were begun at an account's own host, and the codes that lead back there; hashes alone.
create table sso_ticket (
  ticket_hash  char(64)                    not null constraint sso_ticket_pk primary key,
  account_id   bigint                      not null constraint sso_ticket_account_fk references account (id),
  host         varchar(253)                not null,
  browser_hash char(64)                    not null,
  user_id      bigint,
  code_hash    char(64)                    constraint sso_ticket_code_key unique,
  expires_at   timestamp(6) with time zone not null
);

create index sso_ticket_account_ix on sso_ticket (account_id);
create index sso_ticket_expires_at_ix on sso_ticket (expires_at);

alter table sso_request add column ticket_hash char(64);

create sequence sso_key_seq start with 50 increment by 50;

-- Our key pairs beside the one in use: the one that will take its place, and the one whose place it has taken.
create table sso_key (
  id             bigint                      not null constraint sso_key_pk primary key,
  account_id     bigint                      not null constraint sso_key_account_fk references account (id),
  state          varchar(10)                 not null,
  sp_key         varchar(8000)               not null,
  sp_certificate varchar(8000)               not null,
  since          timestamp(6) with time zone not null,
  constraint sso_key_state_key unique (account_id, state)
);

create sequence sso_expiry_seq start with 50 increment by 50;

-- How many days ahead the account's managers were told last that a certificate will run out.
create table sso_expiry (
  id          bigint   not null constraint sso_expiry_pk primary key,
  account_id  bigint   not null constraint sso_expiry_account_fk references account (id),
  fingerprint char(95) not null,
  days_ahead  integer  not null,
  version     bigint   not null,
  constraint sso_expiry_key unique (account_id, fingerprint)
);

insert into turn (name) values ('sso-expiry');

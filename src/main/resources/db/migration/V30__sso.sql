create sequence sso_configuration_seq start with 50 increment by 50;
create sequence sso_link_seq start with 50 increment by 50;

-- What an account agreed with its identity provider; the provider's part is empty until somebody fills it in.
create table sso_configuration (
  id                    bigint                      not null constraint sso_configuration_pk primary key,
  account_id            bigint                      not null constraint sso_configuration_account_key unique
                                                    constraint sso_configuration_account_fk references account (id),
  sp_name               varchar(40)                 not null constraint sso_configuration_sp_name_key unique,
  acs_token             varchar(43)                 not null,
  sp_key                varchar(8000)               not null,
  sp_certificate        varchar(8000)               not null,
  idp_entity_id         varchar(1000),
  idp_certificates      varchar(100000),
  sso_url               varchar(2000),
  logout_url            varchar(2000),
  auto_create_users     boolean                     not null,
  auto_create_groups    boolean                     not null,
  enabled               boolean                     not null,
  enforced              boolean                     not null,
  sign_requests         boolean                     not null,
  signatures            varchar(10)                 not null,
  skew_seconds          integer                     not null,
  authentication_minutes integer,
  allow_unsolicited     boolean                     not null,
  changed_at            timestamp(6) with time zone not null,
  version               bigint                      not null,
  constraint sso_configuration_complete check (not enabled or
    (idp_entity_id is not null and idp_certificates is not null and sso_url is not null and logout_url is not null))
);

-- Sign-ins that were begun and not answered yet, by the hash of account and request id.
create table sso_request (
  request_hash char(64)                    not null constraint sso_request_pk primary key,
  account_id   bigint                      not null constraint sso_request_account_fk references account (id),
  browser_hash char(64)                    not null,
  user_id      bigint,
  expires_at   timestamp(6) with time zone not null
);

create index sso_request_account on sso_request (account_id);
create index sso_request_expires_at on sso_request (expires_at);

-- Assertions that signed somebody in, by the hash of account, issuer and assertion id.
create table sso_assertion (
  assertion_hash char(64)                    not null constraint sso_assertion_pk primary key,
  account_id     bigint                      not null constraint sso_assertion_account_fk references account (id),
  keep_until     timestamp(6) with time zone not null
);

create index sso_assertion_account on sso_assertion (account_id);
create index sso_assertion_keep_until on sso_assertion (keep_until);

-- Which user a name identifier means, once it has been settled.
create table sso_link (
  id            bigint                      not null constraint sso_link_pk primary key,
  account_id    bigint                      not null constraint sso_link_account_fk references account (id),
  idp_hash      char(64)                    not null,
  idp_entity_id varchar(1000)               not null,
  name_id_key   varchar(254)                not null,
  name_id       varchar(254)                not null,
  user_id       bigint                      not null constraint sso_link_user_fk references app_user (id),
  created_at    timestamp(6) with time zone not null,
  constraint sso_link_key unique (account_id, idp_hash, name_id_key)
);

create index sso_link_user on sso_link (user_id);

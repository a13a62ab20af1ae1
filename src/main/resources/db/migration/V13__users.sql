create sequence app_user_seq start with 50 increment by 50;
create sequence user_invitation_seq start with 50 increment by 50;

create table app_user (
  id                  bigint                      not null constraint app_user_pk primary key,
  public_id           varchar(22)                 not null constraint app_user_public_id_key unique,
  account_id          bigint                      not null constraint app_user_account_fk references account (id),
  username            varchar(254)                not null,
  username_key        varchar(254)                not null,
  email               varchar(254)                not null,
  email_key           varchar(254)                not null,
  first_name          varchar(100),
  last_name           varchar(100),
  mobile              varchar(16),
  language            varchar(35),
  zone                varchar(50),
  origin              varchar(10)                 not null,
  password_hash       varchar(200),
  password_changed_at timestamp(6) with time zone,
  invited_at          timestamp(6) with time zone,
  accepted_at         timestamp(6) with time zone,
  disabled_at         timestamp(6) with time zone,
  disabled_reason     varchar(30),
  locked_at           timestamp(6) with time zone,
  locked_reason       varchar(30),
  created_at          timestamp(6) with time zone not null,
  last_sign_in_at     timestamp(6) with time zone,
  version             bigint                      not null,
  constraint app_user_username_key unique (account_id, username_key),
  constraint app_user_email_key unique (account_id, email_key),
  constraint app_user_origin_known check (origin in ('MANUAL', 'SSO'))
);

-- A name or an address that is typed at a sign-in is looked for on the whole platform.
create index app_user_username_platform on app_user (username_key);
create index app_user_email_platform on app_user (email_key);

alter table user_role add constraint user_role_user_fk foreign key (user_id) references app_user (id);

create table user_invitation (
  id         bigint                      not null constraint user_invitation_pk primary key,
  account_id bigint                      not null constraint user_invitation_account_fk references account (id),
  user_id    bigint                      not null constraint user_invitation_user_fk references app_user (id),
  token_hash char(64)                    not null constraint user_invitation_token_hash_key unique,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  used_at    timestamp(6) with time zone
);

create index user_invitation_account on user_invitation (account_id);
create index user_invitation_user on user_invitation (user_id);

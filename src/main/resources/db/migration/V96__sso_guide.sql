-- How far somebody has come who sets single sign-on up.
create table sso_guide (
  account_id bigint                      not null constraint sso_guide_pk primary key
                                         constraint sso_guide_account_fk references account (id),
  provider   varchar(20)                 not null,
  given_at   timestamp(6) with time zone
);

-- Names that are known at the identity provider, out of a file of its users, for as long as they are compared.
create table sso_known_name (
  account_id bigint       not null constraint sso_known_name_account_fk references account (id),
  name_key   varchar(254) not null,
  constraint sso_known_name_pk primary key (account_id, name_key)
);

create table sso_name_file (
  account_id bigint                      not null constraint sso_name_file_pk primary key
                                         constraint sso_name_file_account_fk references account (id),
  file_name  varchar(200)                not null,
  names      integer                     not null,
  read_at    timestamp(6) with time zone not null
);

create index sso_name_file_read_at on sso_name_file (read_at);

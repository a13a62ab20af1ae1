create sequence sso_version_seq start with 50 increment by 50;

-- What somebody prepares beside the live single sign-on; all values as one object in JSON.
create table sso_draft (
  account_id bigint                      not null constraint sso_draft_pk primary key
                                         constraint sso_draft_account_fk references account (id),
  terms      varchar(200000)             not null,
  saved_at   timestamp(6) with time zone not null,
  saved_by   varchar(254)                not null,
  version    bigint                      not null
);

-- What was live, with everything that it takes to come back to it; our private key is not in it.
create table sso_version (
  id          bigint                      not null constraint sso_version_pk primary key,
  account_id  bigint                      not null constraint sso_version_account_fk references account (id),
  number      integer                     not null,
  terms       varchar(200000)             not null,
  live_since  timestamp(6) with time zone not null,
  promoted_by varchar(254)                not null,
  proof       varchar(10)                 not null,
  constraint sso_version_number_key unique (account_id, number)
);

-- Test sign-ins that passed, by the fingerprint of the draft that was tried.
create table sso_passed_test (
  fingerprint char(64)                    not null constraint sso_passed_test_pk primary key,
  account_id  bigint                      not null constraint sso_passed_test_account_fk references account (id),
  passed_at   timestamp(6) with time zone not null,
  passed_by   varchar(254)                not null
);

create index sso_passed_test_account on sso_passed_test (account_id);

create sequence sso_found_provider_seq start with 50 increment by 50;

-- Identity providers that were read out of a document and wait for somebody to take one; for a day.
create table sso_found_provider (
  id           bigint                      not null constraint sso_found_provider_pk primary key,
  account_id   bigint                      not null constraint sso_found_provider_account_fk references account (id),
  look         varchar(22)                 not null,
  url          varchar(2000),
  entity_id    varchar(1000)               not null,
  certificates varchar(100000)             not null,
  sso_url      varchar(2000)               not null,
  logout_url   varchar(2000),
  valid_until  timestamp(6) with time zone,
  remarks      varchar(200)                not null,
  found_at     timestamp(6) with time zone not null
);

create index sso_found_provider_account on sso_found_provider (account_id, look);
create index sso_found_provider_found_at on sso_found_provider (found_at);

-- Where an account's identity provider publishes what it is, and what it said the last time.
create table sso_metadata_source (
  account_id     bigint                      not null constraint sso_metadata_source_pk primary key
                                             constraint sso_metadata_source_account_fk references account (id),
  url            varchar(2000)               not null,
  keep_current   boolean                     not null,
  entity_id      varchar(1000)               not null,
  certificates   varchar(100000)             not null,
  sso_url        varchar(2000)               not null,
  fetched_at     timestamp(6) with time zone not null,
  next_at        timestamp(6) with time zone not null,
  failures       integer                     not null,
  failed_at      timestamp(6) with time zone,
  failure        varchar(60),
  failure_status integer                     not null,
  news_look      varchar(22),
  news_hash      char(64)
);

create index sso_metadata_source_next_at on sso_metadata_source (next_at);

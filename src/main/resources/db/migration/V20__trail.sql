create sequence audit_event_seq start with 50 increment by 50;

-- Only ever appended to, and free of personal values: the canonical bytes hold their hashes.
-- No foreign keys: the entry about a failure must never wait for a row that is rolled back.
create table audit_event (
  id          bigint                      not null constraint audit_event_pk primary key,
  account_id  bigint                      not null,
  event_id    varchar(100)                not null,
  occurred_at timestamp(6) with time zone not null,
  recorded_at timestamp(6) with time zone not null,
  text_key    varchar(120)                not null,
  item        varchar(60)                 not null,
  action      varchar(60)                 not null,
  outcome     varchar(10)                 not null,
  reason      varchar(60)                 not null,
  version     smallint                    not null,
  canonical   bytea                       not null
);

create index audit_event_newest on audit_event (account_id, occurred_at desc, id desc);
create index audit_event_item on audit_event (account_id, item, occurred_at desc, id desc);

-- What may be personal, and the salt that ties it to the canonical bytes: this side can be erased.
create table audit_detail (
  id           bigint                      not null constraint audit_detail_pk primary key,
  account_id   bigint                      not null,
  occurred_at  timestamp(6) with time zone not null,
  username     varchar(255)                not null,
  username_key varchar(255)                not null,
  ip           varchar(45)                 not null,
  ip_key       varchar(33)                 not null,
  user_agent   varchar(300)                not null,
  details      varchar                     not null,
  searchable   varchar                     not null,
  salt         bytea                       not null
);

create index audit_detail_username on audit_detail (account_id, username_key, occurred_at desc, id desc);
create index audit_detail_ip on audit_detail (account_id, ip_key, occurred_at desc, id desc);

-- Lets no event in twice and finds one by its id, also when the events' table is split by time.
create table audit_key (
  account_id bigint       not null,
  event_id   varchar(100) not null,
  id         bigint       not null,
  constraint audit_key_pk primary key (account_id, event_id)
);

-- What is not sealed yet.
create table audit_inbox (
  id         bigint not null constraint audit_inbox_pk primary key,
  account_id bigint not null
);

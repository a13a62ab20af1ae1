-- Accounts whose entries are handed on to others, and how many of them have been lined up for that.
create table audit_feed_account (
  account_id bigint not null constraint audit_feed_account_pk primary key,
  fed        bigint not null
);

-- The entries of those accounts in the order in which they came to the log, without gaps, until everybody has them.
create table audit_feed (
  account_id  bigint                      not null,
  place       bigint                      not null,
  id          bigint                      not null,
  occurred_at timestamp(6) with time zone not null,
  constraint audit_feed_pk primary key (account_id, place)
);

create sequence audit_sink_seq start with 50 increment by 50;

-- Where an account wants its log to go. Secrets are encrypted.
create table audit_sink (
  id              bigint                      not null constraint audit_sink_pk primary key,
  account_id      bigint                      not null constraint audit_sink_account_fk references account (id),
  public_id       varchar(22)                 not null constraint audit_sink_public_id_key unique,
  name            varchar(100)                not null,
  kind            varchar(10)                 not null,
  address         varchar(1000)               not null,
  format          varchar(10)                 not null,
  certificates    varchar(40000),
  secret          varchar(200),
  former_secret   varchar(200),
  former_until    timestamp(6) with time zone,
  credentials     varchar(3000),
  paused          boolean                     not null,
  created_at      timestamp(6) with time zone not null,
  created_by      varchar(254)                not null
);

create index audit_sink_account on audit_sink (account_id);

-- How far each of them is. Whoever sends holds a lease, whose number fences off whoever held one before.
create table audit_sink_progress (
  sink_id      bigint                      not null constraint audit_sink_progress_pk primary key constraint audit_sink_progress_sink_fk references audit_sink (id) on delete cascade,
  account_id   bigint                      not null,
  confirmed    bigint                      not null,
  delivered    bigint                      not null,
  delivered_at timestamp(6) with time zone,
  singly_to    bigint                      not null,
  refusals     integer                     not null,
  failures     integer                     not null,
  slow         boolean                     not null,
  problem      varchar(20)                 not null,
  status       integer                     not null,
  failed_at    timestamp(6) with time zone,
  tried_at     timestamp(6) with time zone,
  next_try_at  timestamp(6) with time zone,
  lease        bigint                      not null,
  leased_until timestamp(6) with time zone
);

create index audit_sink_progress_account on audit_sink_progress (account_id);

-- What a sink would not take, until somebody sends it again or gives it up.
create table audit_dead_letter (
  id         bigint                      not null constraint audit_dead_letter_pk primary key,
  account_id bigint                      not null,
  sink_id    bigint                      not null constraint audit_dead_letter_sink_fk references audit_sink (id) on delete cascade,
  place      bigint                      not null,
  status     integer                     not null,
  problem    varchar(20)                 not null,
  refused_at timestamp(6) with time zone not null,
  again      boolean                     not null
);

create index audit_dead_letter_sink on audit_dead_letter (sink_id, place);
create index audit_dead_letter_account on audit_dead_letter (account_id);

-- The tree of each account's events (RFC 9162): which event has which place, and the hash of its canonical bytes. It
-- holds nothing personal and outlives the events, so that no clean-up and no erasure takes a proof away.
create table audit_leaf (
  account_id  bigint                      not null,
  leaf_index  bigint                      not null,
  id          bigint                      not null,
  occurred_at timestamp(6) with time zone not null,
  hash        bytea                       not null,
  constraint audit_leaf_pk primary key (account_id, leaf_index),
  constraint audit_leaf_event unique (id)
);

-- Roots of full subtrees of 256, 65536, … leaves, so that a proof reads a few hundred hashes and not the whole log.
create table audit_node (
  account_id bigint   not null,
  level      smallint not null,
  node_index bigint   not null,
  hash       bytea    not null,
  constraint audit_node_pk primary key (account_id, level, node_index)
);

-- What was signed: the size of an account's tree with its root.
create table audit_checkpoint (
  account_id bigint                      not null,
  size       bigint                      not null,
  root       bytea                       not null,
  sealed_at  timestamp(6) with time zone not null,
  signature  bytea                       not null,
  constraint audit_checkpoint_pk primary key (account_id, size)
);

-- Who signs: an Ed25519 key of each account, whose secret half is encrypted. The origin never changes, also when the
-- public address does, since it names the log in every checkpoint.
create table audit_signer (
  account_id bigint                      not null constraint audit_signer_pk primary key,
  origin     varchar(400)                not null,
  public_key bytea                       not null,
  secret     varchar(400)                not null,
  created_at timestamp(6) with time zone not null
);

-- Where the tree of an account goes on: its size, and the roots of the full subtrees that make it up.
create table audit_tree (
  account_id bigint not null constraint audit_tree_pk primary key,
  size       bigint not null,
  frontier   bytea  not null
);

-- What is sealed and not yet counted.
create table audit_uncounted (
  id          bigint                      not null constraint audit_uncounted_pk primary key,
  occurred_at timestamp(6) with time zone not null,
  last_at     timestamp(6) with time zone,
  entries     integer                     not null,
  ids         bigint array
);

-- Places of the tree whose events a clean-up took out and has not told of yet.
create table audit_removed (
  account_id  bigint not null,
  first_index bigint not null,
  last_index  bigint not null,
  constraint audit_removed_pk primary key (account_id, first_index)
);

-- Who does a work that is longer than a transaction: a node that has slept through its time is told by the epoch.
create table lease (
  name     varchar(40)                 not null constraint lease_pk primary key,
  epoch    bigint                      not null,
  holder   varchar(22)                 not null,
  until_at timestamp(6) with time zone not null
);
insert into lease (name, epoch, holder, until_at) values ('trail.seal', 0, '', timestamp with time zone '2000-01-01 00:00:00+00');

-- What was counted before there was a tree waits here again, to be sealed only.
alter table audit_inbox add column counted boolean default false not null;

-- Where an account's checkpoints go, outside of this database: by mail, or to an address that takes them.
create table audit_anchor (
  account_id  bigint       not null constraint audit_anchor_pk primary key,
  version     integer      not null,
  email       varchar(320) not null,
  webhook     varchar(500) not null,
  next_at     timestamp(6) with time zone not null,
  mailed_size bigint       not null,
  mailed_at   timestamp(6) with time zone,
  sent_size   bigint       not null,
  sent_at     timestamp(6) with time zone,
  failure     varchar(60)  not null
);
create index audit_anchor_next on audit_anchor (next_at);
insert into turn (name) values ('trail.anchor-file');

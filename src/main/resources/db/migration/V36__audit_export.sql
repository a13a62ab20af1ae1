-- An export of the log under way: its progress is seen and it is cancelled on any node.
create table audit_export (
  id           varchar(22)                 not null constraint audit_export_pk primary key,
  account_id   bigint                      not null,
  owner        varchar(300)                not null,
  username     varchar(255)                not null,
  format       varchar(10)                 not null,
  filter_words varchar(1000)               not null,
  expected     bigint,
  row_count    bigint                      not null,
  state        varchar(10)                 not null,
  reason       varchar(60)                 not null,
  started_at   timestamp(6) with time zone not null,
  touched_at   timestamp(6) with time zone not null
);

create index audit_export_account on audit_export (account_id, touched_at);
create index audit_export_owner on audit_export (owner, touched_at);

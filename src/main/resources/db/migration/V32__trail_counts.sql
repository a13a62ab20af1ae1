-- Which node does a periodic work: whoever locks the row, the others skip it.
create table turn (
  name   varchar(40) not null constraint turn_pk primary key,
  ran_at timestamp(6) with time zone
);

insert into turn (name) values ('trail.count');
insert into turn (name) values ('trail.retention');

-- How many entries each quarter of an hour holds, by text (T), by user (U) and by address (A).
create table audit_count (
  account_id bigint                      not null,
  bucket     timestamp(6) with time zone not null,
  kind       varchar(1)                  not null,
  name       varchar(255)                not null,
  label      varchar(255)                not null,
  entries    bigint                      not null,
  constraint audit_count_pk primary key (account_id, kind, bucket, name)
);

create index audit_count_name on audit_count (account_id, kind, name, bucket);

-- With the time, an event is found in the part of its month alone.
alter table audit_inbox add column occurred_at timestamp(6) with time zone;
update audit_inbox set occurred_at = (select e.occurred_at from audit_event e where e.id = audit_inbox.id);
alter table audit_inbox alter column occurred_at set not null;

-- Everything that a reader sees stands on the side of the details, so that a page is found and read in one table;
-- the events themselves are for proofs.
alter table audit_detail add column event_id varchar(100) default '' not null;
alter table audit_detail add column recorded_at timestamp(6) with time zone;
alter table audit_detail add column text_key varchar(120) default '' not null;
alter table audit_detail add column item varchar(60) default '' not null;
alter table audit_detail add column action varchar(60) default '' not null;
alter table audit_detail add column outcome varchar(10) default '' not null;
alter table audit_detail add column reason varchar(60) default '' not null;
update audit_detail d set
  event_id = (select e.event_id from audit_event e where e.id = d.id),
  recorded_at = (select e.recorded_at from audit_event e where e.id = d.id),
  text_key = (select e.text_key from audit_event e where e.id = d.id),
  item = (select e.item from audit_event e where e.id = d.id),
  action = (select e.action from audit_event e where e.id = d.id),
  outcome = (select e.outcome from audit_event e where e.id = d.id),
  reason = (select e.reason from audit_event e where e.id = d.id);
alter table audit_detail alter column recorded_at set not null;

-- How long an account keeps its entries; without a row for ever.
create table audit_retention (
  account_id bigint not null constraint audit_retention_pk primary key constraint audit_retention_account_fk references account (id),
  version    integer not null,
  days       integer,
  cleaned_at timestamp(6) with time zone,
  removed    bigint  not null
);

insert into role_permission (role_id, permission) values (1, 'audit:manage');
insert into role_permission (role_id, permission) values (4, 'audit:manage');

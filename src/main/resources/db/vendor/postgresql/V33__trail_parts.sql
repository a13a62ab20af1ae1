-- Events and details in parts by month, so that an index stays as small as its month and an old month can go as a whole.
alter table audit_event rename to audit_event_whole;
alter table audit_event_whole drop constraint audit_event_pk;
alter table audit_detail rename to audit_detail_whole;
alter table audit_detail_whole drop constraint audit_detail_pk;
drop index audit_event_newest, audit_event_item, audit_detail_username, audit_detail_ip;

create table audit_event (
  id          bigint         not null,
  account_id  bigint         not null,
  event_id    varchar(100)   not null,
  occurred_at timestamptz(6) not null,
  recorded_at timestamptz(6) not null,
  text_key    varchar(120)   not null,
  item        varchar(60)    not null,
  action      varchar(60)    not null,
  outcome     varchar(10)    not null,
  reason      varchar(60)    not null,
  version     smallint       not null,
  canonical   bytea          not null,
  constraint audit_event_pk primary key (id, occurred_at)
) partition by range (occurred_at);


create table audit_detail (
  id           bigint         not null,
  account_id   bigint         not null,
  occurred_at  timestamptz(6) not null,
  username     varchar(255)   not null,
  username_key varchar(255)   not null,
  ip           varchar(45)    not null,
  ip_key       varchar(33)    not null,
  user_agent   varchar(300)   not null,
  details      varchar        not null,
  searchable   varchar        not null,
  salt         bytea          not null,
  event_id     varchar(100)   not null,
  recorded_at  timestamptz(6) not null,
  text_key     varchar(120)   not null,
  item         varchar(60)    not null,
  action       varchar(60)    not null,
  outcome      varchar(10)    not null,
  reason       varchar(60)    not null,
  constraint audit_detail_pk primary key (id, occurred_at)
) partition by range (occurred_at);

create index audit_detail_newest on audit_detail (account_id, occurred_at desc, id desc);
create index audit_detail_item on audit_detail (account_id, item, occurred_at desc, id desc);
create index audit_detail_failure on audit_detail (account_id, occurred_at desc, id desc) where outcome = 'FAILURE';
create index audit_detail_username on audit_detail (account_id, username_key, occurred_at desc, id desc);
create index audit_detail_ip on audit_detail (account_id, ip_key, occurred_at desc, id desc);

-- Makes the parts from a month on, up to three months ahead. Whoever owns the schema makes them, whoever asks.
create function audit_make_parts(since date) returns void language plpgsql security definer set search_path from current as $$
declare
  part text;
  month date := date_trunc('month', since);
begin
  perform pg_advisory_xact_lock(hashtext('audit_make_parts'));
  while month <= date_trunc('month', now() at time zone 'UTC') + interval '3 months' loop
    foreach part in array array['audit_event', 'audit_detail'] loop
      if to_regclass(part || to_char(month, '_YYYY_MM')) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)',
          part || to_char(month, '_YYYY_MM'), part, month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
        execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_audit_change()',
          part || to_char(month, '_YYYY_MM'));
      end if;
    end loop;
    month := month + interval '1 month';
  end loop;
end
$$;

-- All that is older than the year before this month lies in one part.
do $$
declare
  first date := date_trunc('month', now() at time zone 'UTC') - interval '12 months';
begin
  execute format('create table audit_event_before partition of audit_event for values from (minvalue) to (%L)', first::text || ' 00:00+00');
  execute format('create table audit_detail_before partition of audit_detail for values from (minvalue) to (%L)', first::text || ' 00:00+00');
  perform audit_make_parts(first);
end
$$;

insert into audit_event
  select id, account_id, event_id, occurred_at, recorded_at, text_key, item, action, outcome, reason, version, canonical from audit_event_whole;
insert into audit_detail
  select id, account_id, occurred_at, username, username_key, ip, ip_key, user_agent, details, searchable, salt,
    event_id, recorded_at, text_key, item, action, outcome, reason from audit_detail_whole;
drop table audit_event_whole;
drop table audit_detail_whole;

-- Only the clean-up below takes entries out; it says so in a setting of its transaction.
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('gatehouse.clean_up', true) = 'on' then
    return old;
  end if;
  raise exception 'The audit log is append-only.' using errcode = 'restrict_violation';
end
$$;

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger audit_event_never_emptied before truncate on audit_event
  for each statement execute function refuse_audit_change();

-- The one way to take entries out: the oldest of an account, as many as asked for at most, and only such as are older
-- than the account keeps, whatever the caller says. It runs with the owner's rights, so it must not believe him.
create function audit_remove(account bigint, before timestamptz, most integer) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  removed integer;
begin
  if not exists (select 1 from audit_retention r
      where r.account_id = account and before <= now() - make_interval(days => r.days)) then
    return 0;
  end if;
  perform set_config('gatehouse.clean_up', 'on', true);
  with old as materialized (
    select id, occurred_at, event_id from audit_detail
    where account_id = account and occurred_at < before order by occurred_at, id limit most
  ), details as (
    delete from audit_detail d using old where d.id = old.id and d.occurred_at = old.occurred_at
  ), keys as (
    delete from audit_key k using old where k.account_id = account and k.event_id = old.event_id
  ), waiting as (
    delete from audit_inbox i using old where i.id = old.id
  ), gone as (
    delete from audit_event e using old where e.id = old.id and e.occurred_at = old.occurred_at returning 1
  )
  select count(*) into removed from gone;
  perform set_config('gatehouse.clean_up', 'off', true);
  return removed;
end
$$;

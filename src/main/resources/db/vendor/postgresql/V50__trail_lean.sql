-- What the canonical bytes say, and what stands on the side of the details for readers, need not stand a third time.
do $$
declare
  part text;
begin
  for part in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'audit_event'::regclass loop
    execute format('alter table %I rename to %I', part, part || '_wide');
  end loop;
end
$$;
alter table audit_event drop constraint audit_event_pk;
alter table audit_event rename to audit_event_wide;

create table audit_event (
  id          bigint         not null,
  account_id  bigint         not null,
  occurred_at timestamptz(6) not null,
  version     smallint       not null,
  canonical   bytea          not null,
  constraint audit_event_pk primary key (id, occurred_at)
) partition by range (occurred_at);

-- The same parts as the details have.
do $$
declare
  part record;
begin
  for part in
    select replace(c.relname, 'audit_detail', 'audit_event') as name, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'audit_detail'::regclass
  loop
    execute format('create table %I partition of audit_event %s', part.name, part.bound);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_audit_change()', part.name);
  end loop;
end
$$;

insert into audit_event select id, account_id, occurred_at, version, canonical from audit_event_wide;
drop table audit_event_wide;

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger audit_event_never_emptied before truncate on audit_event
  for each statement execute function refuse_audit_change();

-- Keys are compared byte by byte: by the rules of a language, which mean nothing here, an index is several times slower.
alter table audit_detail
  alter column username_key type varchar(255) collate "C",
  alter column ip_key type varchar(33) collate "C",
  alter column item type varchar(60) collate "C",
  alter column outcome type varchar(10) collate "C";
alter table audit_key alter column event_id type varchar(100) collate "C";
alter table audit_count alter column kind type varchar(1) collate "C", alter column name type varchar(255) collate "C";

-- Entries that came together wait together, in one row; without a list it is the one entry of the row's number.
alter table audit_inbox add column entries integer default 1 not null;
alter table audit_inbox add column ids bigint[];
alter table audit_inbox add column last_at timestamptz(6);

-- What was taken out before it was counted is not found when its row of the inbox is, so that row can stay.
create or replace function audit_remove(account bigint, before timestamptz, most integer) returns integer
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
  ), gone as (
    delete from audit_event e using old where e.id = old.id and e.occurred_at = old.occurred_at returning 1
  )
  select count(*) into removed from gone;
  perform set_config('gatehouse.clean_up', 'off', true);
  return removed;
end
$$;

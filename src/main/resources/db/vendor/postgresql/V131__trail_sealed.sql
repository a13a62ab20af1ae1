-- Every event so far, a thousand of an account in a row.
insert into audit_inbox (id, account_id, occurred_at, last_at, entries, ids, counted)
  select min(id), account_id, min(occurred_at), max(occurred_at), count(*), array_agg(id order by id), true
  from (
    select e.id, e.account_id, e.occurred_at, (row_number() over (partition by e.account_id order by e.id) - 1) / 1000 as batch
    from audit_event e
    where not exists (
      select 1 from (select unnest(coalesce(i.ids, array[i.id])) as id from audit_inbox i) waiting where waiting.id = e.id)
  ) as known
  group by account_id, batch;

-- What is sealed is never changed and never deleted, whatever a transaction says of itself.
create function refuse_seal_change() returns trigger language plpgsql as $$
begin
  raise exception 'What is sealed stays as it is.' using errcode = 'restrict_violation';
end
$$;

do $$
declare
  sealed text;
begin
  foreach sealed in array array['audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_signer'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_seal_change()', sealed || '_sealed', sealed);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_seal_change()', sealed || '_never_emptied', sealed);
  end loop;
end
$$;

-- The side that can be erased changes in the erasure below alone, and goes in the clean-up alone.
create function refuse_detail_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('gatehouse.clean_up', true) = 'on' then
    return old;
  end if;
  if tg_op = 'UPDATE' and current_setting('gatehouse.erasing', true) = 'on' then
    return new;
  end if;
  raise exception 'The audit log is append-only.' using errcode = 'restrict_violation';
end
$$;
create trigger audit_detail_erased_only before update or delete on audit_detail
  for each row execute function refuse_detail_change();
create trigger audit_key_append_only before update or delete on audit_key
  for each row execute function refuse_audit_change();

create or replace function audit_erase(entry bigint, happened timestamptz, new_username varchar, new_username_key varchar,
    new_ip varchar, new_ip_key varchar, new_user_agent varchar, new_correlation varchar, new_details varchar,
    new_searchable varchar, new_seals varchar) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  changed integer;
begin
  perform set_config('gatehouse.erasing', 'on', true);
  update audit_detail set username = new_username, username_key = new_username_key, ip = new_ip, ip_key = new_ip_key,
    user_agent = new_user_agent, correlation = new_correlation, details = new_details, searchable = new_searchable,
    seals = new_seals, salt = ''
  where id = entry and occurred_at = happened;
  get diagnostics changed = row_count;
  perform set_config('gatehouse.erasing', 'off', true);
  return changed;
end
$$;

-- What is sealed leaves the inbox, and waits to be counted if it was not. It runs with the owner's rights, so it does
-- not believe the caller: an event that is there and has no place in the tree keeps its row waiting.
create function audit_sealed(sealed bigint[]) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  removed integer;
begin
  with done as materialized (
    select i.id from audit_inbox i
    where i.id = any(sealed) and not exists (
      select 1 from unnest(coalesce(i.ids, array[i.id])) as one (id)
      where not exists (select 1 from audit_leaf l where l.id = one.id)
        and exists (select 1 from audit_event e where e.id = one.id))
  ), gone as (
    delete from audit_inbox i using done where i.id = done.id returning i.*
  ), counting as (
    insert into audit_uncounted (id, occurred_at, last_at, entries, ids)
    select id, occurred_at, last_at, entries, ids from gone where not counted
  )
  select count(*) into removed from gone;
  return removed;
end
$$;
drop function audit_counted(bigint[]);

-- What is not sealed yet stays until it is; the places of what goes are kept, so that the log itself tells of them.
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
    select d.id, d.occurred_at, d.event_id, l.leaf_index
    from audit_detail d join audit_leaf l on l.id = d.id
    where d.account_id = account and d.occurred_at < before order by d.occurred_at, d.id limit most
  ), details as (
    delete from audit_detail d using old where d.id = old.id and d.occurred_at = old.occurred_at
  ), keys as (
    delete from audit_key k using old where k.account_id = account and k.event_id = old.event_id
  ), places as (
    insert into audit_removed (account_id, first_index, last_index)
    select account, min(leaf_index), max(leaf_index)
    from (select leaf_index, leaf_index - row_number() over (order by leaf_index) as island from old) as islands
    group by island
  ), gone as (
    delete from audit_event e using old where e.id = old.id and e.occurred_at = old.occurred_at returning 1
  )
  select count(*) into removed from gone;
  perform set_config('gatehouse.clean_up', 'off', true);
  return removed;
end
$$;

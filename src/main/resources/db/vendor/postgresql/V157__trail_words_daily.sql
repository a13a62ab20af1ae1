-- When the month of a part of the log begins, which its name tells; the first part has no beginning.
create function audit_month(part text) returns timestamptz language sql stable as $$
  select case when part ~ '^audit_detail_\d{4}_\d{2}$' then to_date(right(part, 7), 'YYYY_MM')::timestamp at time zone 'UTC'
    else '-infinity' end
$$;

-- Each part with the index of words that it should have: one over all of it from a day after its month on, and until then
-- one up to the beginning of yesterday, which what comes in now does not enter. None without the extensions.
create function audit_words_wanted() returns table (part text, name text, until timestamptz) language sql stable as $$
  select p.part, p.part || '_words' || coalesce(to_char(p.until at time zone 'UTC', '_YYYYMMDD'), ''), p.until
  from (
    select c.relname::text as part, case when audit_month(c.relname) >= date_trunc('month', day.yesterday, 'UTC') then day.yesterday end as until
    from (select date_trunc('day', now() - interval '24 hours', 'UTC') as yesterday) day,
      pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_detail'::regclass and audit_month(c.relname) < day.yesterday
  ) p
  where exists (select 1 from pg_opclass where opcname = 'gin_trgm_ops')
    and exists (select 1 from pg_extension where extname = 'btree_gin')
  order by 1
$$;

-- The indexes of words that there are; one that is being built, or was broken off, is not valid.
create function audit_words() returns table (part text, name text, valid boolean) language sql stable as $$
  select c.relname::text, w.relname::text, x.indisvalid
  from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_index x on x.indrelid = c.oid join pg_class w on w.oid = x.indexrelid
  where i.inhparent = 'audit_detail'::regclass and starts_with(w.relname, c.relname || '_words')
$$;

-- The moment before which every entry is in an index of words; null where that can be said of none.
create function audit_words_until() returns timestamptz language sql stable as $$
  select nullif(min(coalesce(
    (select max(to_date(right(w.name, 8), 'YYYYMMDD')::timestamp at time zone 'UTC') from audit_words() w
      where w.part = c.relname and w.valid and w.name ~ '_\d{8}$'),
    audit_month(c.relname))), '-infinity')
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'audit_detail'::regclass
    and not exists (select 1 from audit_words() w where w.name = c.relname || '_words' and w.valid)
$$;

drop function audit_parts_without_words();

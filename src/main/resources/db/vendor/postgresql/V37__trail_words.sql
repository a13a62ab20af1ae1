-- For the index of words that closed months get. Without these extensions, which a role without rights on the database
-- can not make, words are looked for along the account's entries.
do $$
begin
  create extension if not exists pg_trgm;
  create extension if not exists btree_gin;
exception when insufficient_privilege or undefined_file or feature_not_supported then
  raise notice 'Without pg_trgm and btree_gin, words in large audit logs are found more slowly.';
end
$$;

-- The parts of months that are over for a week, and that have no index of words; their number is small.
create function audit_parts_without_words() returns setof text language sql stable as $$
  select c.relname::text
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'audit_detail'::regclass
    and (c.relname = 'audit_detail_before'
      or c.relname < 'audit_detail_' || to_char((now() - interval '7 days') at time zone 'UTC', 'YYYY_MM'))
    and exists (select 1 from pg_opclass where opcname = 'gin_trgm_ops')
    and exists (select 1 from pg_extension where extname = 'btree_gin')
    and not exists (
      select 1 from pg_index x join pg_class w on w.oid = x.indexrelid
      where x.indrelid = c.oid and w.relname = c.relname || '_words' and x.indisvalid)
  order by 1
$$;

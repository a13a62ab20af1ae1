-- What the application's own user may do, when another one owns the schema: read and write, but of the audit tables
-- no more than insert and select. It runs at every start, so that it holds for what a migration has added.
do $$
declare
  application text := '${application}';
  audit text;
begin
  -- Nodes that start together: of two that grant at once PostgreSQL fails one.
  perform pg_advisory_xact_lock(hashtext('gatehouse grants'));
  execute format('grant usage on schema %I to %I', current_schema, application);
  execute format('grant select, insert, update, delete on all tables in schema %I to %I', current_schema, application);
  execute format('grant usage, select on all sequences in schema %I to %I', current_schema, application);
  for audit in
    select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema and c.relkind in ('r', 'p')
      and c.relname ~ '^audit_(event|detail|key|inbox|leaf|node|checkpoint|signer)(_before|_\d{4}_\d{2})?$'
  loop
    execute format('revoke update, delete on %s from %I', audit, application);
  end loop;
  -- What has run is the owner's to say.
  execute format('revoke insert, update, delete on flyway_schema_history from %I', application);
end
$$;

-- The one way to change an entry: what tells of a person goes, and with it the salt, so that nobody takes it for the
-- entry as it was recorded. It runs with the rights of the schema's owner; the application's user can only call it.
create function audit_erase(entry bigint, happened timestamptz, new_username varchar, new_username_key varchar,
    new_ip varchar, new_ip_key varchar, new_user_agent varchar, new_correlation varchar, new_details varchar,
    new_searchable varchar, new_seals varchar) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  changed integer;
begin
  update audit_detail set username = new_username, username_key = new_username_key, ip = new_ip, ip_key = new_ip_key,
    user_agent = new_user_agent, correlation = new_correlation, details = new_details, searchable = new_searchable,
    seals = new_seals, salt = ''
  where id = entry and occurred_at = happened;
  get diagnostics changed = row_count;
  return changed;
end
$$;

-- What has been counted need not wait any more; the entries themselves stay.
create function audit_counted(counted bigint[]) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  removed integer;
begin
  delete from audit_inbox where id = any(counted);
  get diagnostics removed = row_count;
  return removed;
end
$$;

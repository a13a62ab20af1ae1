create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit log is append-only.' using errcode = 'restrict_violation';
end
$$;

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_audit_change();

create trigger audit_event_never_emptied before truncate on audit_event
  for each statement execute function refuse_audit_change();

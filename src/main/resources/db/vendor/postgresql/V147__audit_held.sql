-- Whoever removes entries, and whatever he says of himself: what is held stays.
create function refuse_held_removal() returns trigger language plpgsql as $$
begin
  if exists (select 1 from audit_hold h
      where h.account_id = old.account_id and h.released_at is null
        and (h.from_at is null or old.occurred_at >= h.from_at)) then
    raise exception 'What is held stays.' using errcode = 'restrict_violation';
  end if;
  return old;
end
$$;

create trigger audit_event_held before delete on audit_event
  for each row execute function refuse_held_removal();
create trigger audit_detail_held before delete on audit_detail
  for each row execute function refuse_held_removal();

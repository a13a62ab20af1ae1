-- Whoever removes entries, and whatever he says of himself: what is held stays.
create trigger audit_event_held before delete on audit_event
  for each row call 'org.gatehouse.trail.Held';

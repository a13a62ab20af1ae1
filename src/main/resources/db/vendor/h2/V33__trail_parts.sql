create index audit_event_text on audit_event (account_id, text_key, occurred_at desc, id desc);
drop index audit_event_item;

-- The one way to take entries out: the oldest of an account, as many as asked for at most.
create alias audit_remove for 'org.gatehouse.trail.AppendOnly.remove';

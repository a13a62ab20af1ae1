drop index audit_event_newest;
drop index audit_event_item;
create index audit_detail_newest on audit_detail (account_id, occurred_at desc, id desc);
create index audit_detail_item on audit_detail (account_id, item, occurred_at desc, id desc);
create index audit_detail_outcome on audit_detail (account_id, outcome, occurred_at desc, id desc);

-- The one way to take entries out: the oldest of an account, as many as asked for at most.
create alias audit_remove for 'org.gatehouse.trail.AppendOnly.remove';

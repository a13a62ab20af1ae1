-- Every event so far.
insert into audit_inbox (id, account_id, occurred_at, counted)
  select id, account_id, occurred_at, true from audit_event where id not in (select id from audit_inbox);

-- What is sealed is never changed and never deleted.
create trigger audit_leaf_sealed before update, delete on audit_leaf for each row call 'org.gatehouse.trail.sealing.Sealed';
create trigger audit_node_sealed before update, delete on audit_node for each row call 'org.gatehouse.trail.sealing.Sealed';
create trigger audit_checkpoint_sealed before update, delete on audit_checkpoint for each row call 'org.gatehouse.trail.sealing.Sealed';
create trigger audit_signer_sealed before update, delete on audit_signer for each row call 'org.gatehouse.trail.sealing.Sealed';

-- The side that can be erased changes in an erasure alone, and goes in the clean-up alone.
create trigger audit_detail_erased_only before update, delete on audit_detail for each row call 'org.gatehouse.trail.AppendOnly';
create trigger audit_key_append_only before update, delete on audit_key for each row call 'org.gatehouse.trail.AppendOnly';

drop alias audit_counted;
create alias audit_sealed for 'org.gatehouse.trail.sealing.Sealed.take';

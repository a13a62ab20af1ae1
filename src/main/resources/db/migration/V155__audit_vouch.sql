-- What the key before has signed of a key, so that verifiers believe it, whatever becomes of the event that told of it.
alter table audit_signer add column vouch varchar(100) default '' not null;

-- The key that signed last: none before it signs again.
alter table audit_tree add column signer integer default 1 not null;

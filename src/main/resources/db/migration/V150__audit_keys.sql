-- An account signs with another key from some day on; what an earlier one has signed stays signed by it.
alter table audit_signer add column number integer default 1 not null;
alter table audit_signer drop constraint audit_signer_pk;
alter table audit_signer add constraint audit_signer_pk primary key (account_id, number);
alter table audit_checkpoint add column signer integer default 1 not null;

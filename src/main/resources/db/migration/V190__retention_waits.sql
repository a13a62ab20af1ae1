-- Since when the clean-up of an account's log waits for files that are written with proofs.
alter table audit_retention add column waiting_since timestamp(6) with time zone;

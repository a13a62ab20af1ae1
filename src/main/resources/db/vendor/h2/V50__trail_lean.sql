-- What the canonical bytes say, and what stands on the side of the details for readers, need not stand a third time.
alter table audit_event drop column event_id;
alter table audit_event drop column recorded_at;
alter table audit_event drop column text_key;
alter table audit_event drop column item;
alter table audit_event drop column action;
alter table audit_event drop column outcome;
alter table audit_event drop column reason;

-- Entries that came together wait together, in one row; without a list it is the one entry of the row's number.
alter table audit_inbox add column entries integer default 1 not null;
alter table audit_inbox add column ids bigint array;
alter table audit_inbox add column last_at timestamp(6) with time zone;

-- Until when a node sends it, by the clock of the database: those of the nodes differ.
alter table outbox_entry add column leased_until timestamp(6) with time zone;
-- What somebody waits for is looked for again before each message that nobody waits for.
create index outbox_entry_urgent on outbox_entry (channel, valid_until, next_attempt_at);

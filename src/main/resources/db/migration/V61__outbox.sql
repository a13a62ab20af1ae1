-- One outbox for mails and text messages. Its sequence keeps the name that it had before.
alter table mail rename to outbox_entry;
alter table outbox_entry add column channel varchar(10) default 'MAIL' not null;
-- The recipient as limits count him: his address in lower case.
alter table outbox_entry add column recipient_key varchar(320) default '' not null;
update outbox_entry set recipient_key = lower(recipient);

drop index mail_next_attempt_at;
drop index mail_account;
create index outbox_entry_due on outbox_entry (channel, next_attempt_at);
create index outbox_entry_recipient on outbox_entry (account_id, recipient_key, created_at);
create index outbox_entry_created_at on outbox_entry (created_at);

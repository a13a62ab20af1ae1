-- With the action in the index of the items a rare one of a frequent item is found without a look at each entry.
drop index audit_detail_item;
create index audit_detail_item on audit_detail (account_id, item, occurred_at, id, action);

-- Upwards, as entries come: PostgreSQL fills the pages of an index whose last entry is always the newest, and reads it
-- backwards as fast.
drop index audit_detail_newest;
create index audit_detail_newest on audit_detail (account_id, occurred_at, id);

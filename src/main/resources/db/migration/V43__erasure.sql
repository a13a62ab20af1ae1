-- Of an entry that was erased in part: the salts of the values that stay, by field, so that these can still be proved.
-- The salt from which all of them came is gone then, and with it every way to try what an erased value may have been.
alter table audit_detail add column seals varchar default '' not null;

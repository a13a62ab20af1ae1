-- Where the metadata of a draft was fetched and what it said then, as texts by name; followed once the draft is live.
alter table sso_draft add column source varchar(200000);

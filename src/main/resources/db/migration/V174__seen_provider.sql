-- Which identity provider has named them in tests, by the hash of its name; what is empty counts for the live one.
alter table sso_seen_name add column idp_hash char(64);
alter table sso_group add column idp_hash char(64);

-- The highest version that a draft of the account ever had; it outlives the drafts, so that no version comes twice.
alter table sso_configuration add column draft_version bigint default 0 not null;

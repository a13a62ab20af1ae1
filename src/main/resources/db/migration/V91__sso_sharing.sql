-- The account above whose agreement with its identity provider counts here too; names, key and addresses are this
-- account’s own all the same.
alter table sso_configuration add column shared_from bigint;
alter table sso_configuration add column shared_at timestamp(6) with time zone;
alter table sso_configuration add constraint sso_configuration_shared_fk
  foreign key (shared_from) references account (id) on delete set null;
alter table sso_configuration add constraint sso_configuration_shared_off check (shared_from is null or not enabled);

create index sso_configuration_shared_from on sso_configuration (shared_from);

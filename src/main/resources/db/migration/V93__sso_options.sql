-- What requests ask for and how answers are read; the attributes' names stand one below the other.
alter table sso_configuration add column force_authn boolean default false not null;
alter table sso_configuration add column authn_contexts varchar(3000);
alter table sso_configuration add column authn_comparison varchar(10) default 'EXACT' not null;
alter table sso_configuration add column encryption varchar(10) default 'ACCEPTED' not null;
alter table sso_configuration add column name_id_value varchar(10) default 'EMAIL' not null;
alter table sso_configuration add column claim_names varchar(1100);
alter table sso_configuration add column refuse_expired boolean default false not null;

-- All that an account decides about sign-ins; nothing where a rule is off.
alter table account_policy add column max_inactivity_days integer;
alter table account_policy add column password_validity_days integer;
alter table account_policy add column two_factor boolean default false not null;
alter table account_policy add column two_factor_every_login boolean default false not null;
alter table account_policy add column two_factor_methods varchar(100) default 'EMAIL,SMS,TOTP,PASSKEY' not null;
alter table account_policy add column two_factor_for_sso boolean default false not null;
alter table account_policy add column device_days integer default 90 not null;
alter table account_policy add column idle_minutes integer default 60 not null;
alter table account_policy add column absolute_hours integer default 12 not null;
alter table account_policy add column allow_list varchar(5000) default '' not null;

-- Until then these two hold instead of what was decided.
alter table account_policy add column ramp_until timestamp(6) with time zone;
alter table account_policy add column ramp_inactivity_days integer;
alter table account_policy add column ramp_validity_days integer;

-- A group’s name may hold characters that a database counts twice.
alter table team alter column name set data type varchar(510);

-- Whether a team that somebody looks after by hand was a group of the identity provider before the sync was switched
-- off: then the sync takes it back by its name when it is switched on again.
alter table team add column former_sso boolean default false not null;

-- Where a membership comes from: the group and the sign-in that brought it, or by hand; and when it was last kept
-- although the identity provider left it out, because nobody else looks after the account.
alter table team_member add column added_at timestamp(6) with time zone;
alter table team_member add column group_name varchar(510);
alter table team_member add column held_at timestamp(6) with time zone;

-- Whether a response without the attribute of groups says that there are none.
alter table sso_configuration add column absent_means_none boolean default false not null;

create sequence sso_group_seq start with 50 increment by 50;

-- The groups that sign-ins have named, with when and for how many people, so that one sees before the sync is switched
-- on what it would do.
create table sso_group (
  id         bigint                      not null constraint sso_group_pk primary key,
  account_id bigint                      not null constraint sso_group_account_fk references account (id),
  name       varchar(510)                not null,
  name_key   varchar(510)                not null,
  people     integer                     not null,
  seen_at    timestamp(6) with time zone not null,
  warned_at  timestamp(6) with time zone,
  constraint sso_group_key unique (account_id, name_key)
);

-- Which of them somebody’s last sign-in named, by their ids, and a hash of it all, by which the next one sees that
-- nothing is new.
alter table sso_link add column group_ids varchar(8000);
alter table sso_link add column groups_hash char(64);
alter table sso_link add column groups_at timestamp(6) with time zone;

create sequence team_seq start with 50 increment by 50;
create sequence team_member_seq start with 50 increment by 50;

-- A team keeps its exact name; the key is what two names have in common when they count as equal. Lower case may be
-- twice as long.
create table team (
  id         bigint                      not null constraint team_pk primary key,
  account_id bigint                      not null constraint team_account_fk references account (id),
  public_id  varchar(22)                 not null constraint team_public_id_key unique,
  name       varchar(255)                not null,
  name_key   varchar(510)                not null,
  origin     varchar(10)                 not null,
  created_at timestamp(6) with time zone not null,
  version    bigint                      not null,
  constraint team_name_key unique (account_id, name_key),
  constraint team_origin_known check (origin in ('MANUAL', 'SSO'))
);

create table team_member (
  id         bigint not null constraint team_member_pk primary key,
  account_id bigint not null constraint team_member_account_fk references account (id),
  team_id    bigint not null constraint team_member_team_fk references team (id) on delete cascade,
  user_id    bigint not null constraint team_member_user_fk references app_user (id) on delete cascade,
  constraint team_member_key unique (team_id, user_id)
);

create index team_member_user on team_member (user_id);
create index team_member_account on team_member (account_id);

create table team_role (
  team_id    bigint not null constraint team_role_team_fk references team (id) on delete cascade,
  role_id    bigint not null constraint team_role_role_fk references role (id) on delete cascade,
  account_id bigint not null constraint team_role_account_fk references account (id),
  constraint team_role_pk primary key (team_id, role_id)
);

create index team_role_role on team_role (role_id);
create index team_role_account on team_role (account_id);

insert into role_permission (role_id, permission) values (1, 'teams:manage');
insert into role_permission (role_id, permission) values (4, 'teams:manage');

drop view account_manager;
drop view effective_permission;
drop view effective_role;

-- Every way to hold a role at this moment: by oneself, for a time perhaps, or through a team.
create view effective_role as
select ur.user_id, ur.account_id, ur.role_id, ur.valid_until, cast(null as bigint) as team_id
from user_role ur
where ur.valid_until is null or ur.valid_until > current_timestamp
union all
select tm.user_id, tr.account_id, tr.role_id, cast(null as timestamp(6) with time zone), tr.team_id
from team_member tm
join team_role tr on tr.team_id = tm.team_id;

-- What each user may do in each account.
create view effective_permission as
select distinct er.user_id, er.account_id, rp.permission
from effective_role er
join role_permission rp on rp.role_id = er.role_id;

-- Who looks after an account and can come in: its own people, for no limited time. Somebody locked by wrong guesses
-- unlocks himself, so he counts; somebody locked by hand, or who never took up his invitation, does not.
create view account_manager as
select er.account_id, er.user_id
from effective_role er
join app_user u on u.id = er.user_id and u.account_id = er.account_id
where er.role_id = 1
  and er.valid_until is null
  and u.disabled_at is null
  and (u.locked_at is null or u.locked_reason <> 'BY_HAND')
  and (u.invited_at is null or u.accepted_at is not null);

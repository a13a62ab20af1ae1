-- Own roles of accounts: an id that programs can keep, and one name an account.
alter table role add column public_id varchar(22);
update role set public_id = 'account-manager' where id = 1;
update role set public_id = 'user' where id = 2;
update role set public_id = 'auditor' where id = 3;
update role set public_id = 'operator' where id = 4;
alter table role alter column public_id set not null;
alter table role add constraint role_public_id_key unique (public_id);
alter table role add constraint role_name_key unique (account_id, name_key);

insert into role_permission (role_id, permission) values (1, 'roles:manage');
insert into role_permission (role_id, permission) values (4, 'roles:manage');

-- A role may be held for a time only.
alter table user_role add column valid_until timestamp(6) with time zone;

drop view effective_permission;

-- Every way to hold a role at this moment.
create view effective_role as
select ur.user_id, ur.account_id, ur.role_id, ur.valid_until
from user_role ur
where ur.valid_until is null or ur.valid_until > current_timestamp;

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

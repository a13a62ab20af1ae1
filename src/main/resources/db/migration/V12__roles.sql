-- Roles without an account are built in and have ids up to 50; own roles of accounts begin at 51.
create sequence role_seq start with 100 increment by 50;
create sequence user_role_seq start with 50 increment by 50;

create table role (
  id         bigint       not null constraint role_pk primary key,
  account_id bigint       constraint role_account_fk references account (id),
  name       varchar(100) not null,
  name_key   varchar(100) not null
);

create index role_account on role (account_id);

create table role_permission (
  role_id    bigint      not null constraint role_permission_role_fk references role (id),
  permission varchar(50) not null,
  constraint role_permission_pk primary key (role_id, permission)
);

create table user_role (
  id         bigint not null constraint user_role_pk primary key,
  account_id bigint not null constraint user_role_account_fk references account (id),
  user_id    bigint not null,
  role_id    bigint not null constraint user_role_role_fk references role (id),
  constraint user_role_key unique (user_id, account_id, role_id)
);

create index user_role_account on user_role (account_id);
create index user_role_role on user_role (role_id);

insert into role (id, name, name_key) values (1, 'Account Manager', 'account manager');
insert into role (id, name, name_key) values (2, 'User', 'user');
insert into role (id, name, name_key) values (3, 'Auditor', 'auditor');
insert into role (id, name, name_key) values (4, 'Operator', 'operator');

insert into role_permission (role_id, permission) values (1, 'audit:read');
insert into role_permission (role_id, permission) values (1, 'audit:write');
insert into role_permission (role_id, permission) values (1, 'users:manage');
insert into role_permission (role_id, permission) values (1, 'sso:manage');
insert into role_permission (role_id, permission) values (3, 'audit:read');
insert into role_permission (role_id, permission) values (4, 'audit:read');
insert into role_permission (role_id, permission) values (4, 'audit:write');
insert into role_permission (role_id, permission) values (4, 'users:manage');
insert into role_permission (role_id, permission) values (4, 'sso:manage');
insert into role_permission (role_id, permission) values (4, 'accounts:operate');

-- What each user may do in each account; every way to hold a role joins here.
create view effective_permission as
select distinct ur.user_id, ur.account_id, rp.permission
from user_role ur
join role_permission rp on rp.role_id = ur.role_id;

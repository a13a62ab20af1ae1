-- The rules of an account about passwords; an account without a row has the recommended ones.
create table account_policy (
  account_id         bigint  not null constraint account_policy_pk primary key constraint account_policy_account_fk references account (id),
  version            integer not null,
  max_login_attempts integer not null
);

insert into role_permission (role_id, permission) values (1, 'policy:manage');
insert into role_permission (role_id, permission) values (4, 'policy:manage');

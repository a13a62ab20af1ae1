-- The request that caused an entry; it may lead to a person, so it lives on the side that can be erased.
alter table audit_detail add column correlation varchar(64) default '' not null;

create sequence audit_view_seq start with 50 increment by 50;

-- A search that somebody kept under a name.
create table audit_view (
  id         bigint                      not null constraint audit_view_pk primary key,
  user_id    bigint                      not null constraint audit_view_user_fk references app_user (id) on delete cascade,
  name       varchar(80)                 not null,
  name_key   varchar(80)                 not null,
  address    varchar(2000)               not null,
  created_at timestamp(6) with time zone not null,
  constraint audit_view_name_key unique (user_id, name_key)
);

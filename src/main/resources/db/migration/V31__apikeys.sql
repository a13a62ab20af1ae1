create sequence api_key_seq start with 50 increment by 50;

-- Of a key's secret only the hash is kept; the public id finds it.
create table api_key (
  id           bigint                      not null constraint api_key_pk primary key,
  account_id   bigint                      not null constraint api_key_account_fk references account (id),
  public_id    varchar(16)                 not null constraint api_key_public_id_key unique,
  secret_hash  varchar(64)                 not null,
  name         varchar(100)                not null,
  scopes       varchar(300)                not null,
  valid_from   timestamp(6) with time zone not null,
  expires_at   timestamp(6) with time zone,
  created_at   timestamp(6) with time zone not null,
  created_by   varchar(254)                not null,
  last_used_at timestamp(6) with time zone,
  last_used_ip varchar(45),
  revoked_at   timestamp(6) with time zone,
  rotated_into varchar(16)
);

create index api_key_account on api_key (account_id, id);

insert into role_permission (role_id, permission) values (1, 'apikeys:manage');
insert into role_permission (role_id, permission) values (4, 'apikeys:manage');

-- How an account looks; an account without a row looks as the platform does. The revision is a part of the addresses of its style sheet and logo.
create table account_branding (
  account_id  bigint      not null constraint account_branding_pk primary key constraint account_branding_account_fk references account (id),
  public_id   varchar(22) not null constraint account_branding_public_id_key unique,
  version     integer     not null,
  revision    integer     not null,
  scheme      varchar(20) not null,
  own_color   varchar(7),
  brightness  varchar(10) not null,
  logo_name   varchar(100),
  logo_width  integer     not null,
  logo_height integer     not null,
  logo_bytes  integer     not null
);

create table account_logo (
  account_id bigint not null constraint account_logo_pk primary key constraint account_logo_account_fk references account (id),
  png        bytea  not null
);

-- The last picture that was too large, scaled down: to be taken instead within an hour.
create table logo_offer (
  account_id  bigint                      not null constraint logo_offer_pk primary key constraint logo_offer_account_fk references account (id),
  name        varchar(100)                not null,
  from_width  integer                     not null,
  from_height integer                     not null,
  width       integer                     not null,
  height      integer                     not null,
  png         bytea                       not null,
  made_at     timestamp(6) with time zone not null
);

-- Whether somebody has chosen the language: then pages speak it to people who have chosen none themselves.
alter table account add column language_chosen boolean default false not null;

insert into role_permission (role_id, permission) values (1, 'branding:manage');
insert into role_permission (role_id, permission) values (4, 'branding:manage');

-- Ids up to 50 are for accounts that come with the product, so the sequence's first block is 51 to 100.
create sequence account_seq start with 100 increment by 50;

create table account (
  id         bigint                      not null constraint account_pk primary key,
  slug       varchar(40)                 not null constraint account_slug_key unique,
  name       varchar(100)                not null,
  parent_id  bigint                      constraint account_parent_fk references account (id),
  language   varchar(35)                 not null,
  created_at timestamp(6) with time zone not null,
  version    bigint                      not null
);

create index account_parent on account (parent_id);

-- Where the operators of the platform live.
insert into account (id, slug, name, language, created_at, version)
values (1, 'platform', 'Platform', 'en', current_timestamp, 1);

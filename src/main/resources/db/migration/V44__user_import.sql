create sequence user_import_row_seq start with 50 increment by 50;

-- A file of people as it was read, and how far it has been taken over; for some days, then it goes.
create table user_import (
  id          varchar(22)                 not null constraint user_import_pk primary key,
  account_id  bigint                      not null constraint user_import_account_fk references account (id),
  file_name   varchar(200)                not null,
  state       varchar(10)                 not null,
  created_by  varchar(254)                not null,
  created_at  timestamp(6) with time zone not null
);

create index user_import_account on user_import (account_id);
create index user_import_created_at on user_import (created_at);

create table user_import_row (
  id         bigint       not null constraint user_import_row_pk primary key,
  import_id  varchar(22)  not null constraint user_import_row_import_fk references user_import (id) on delete cascade,
  line       integer      not null,
  username   varchar(254) not null,
  email      varchar(254) not null,
  first_name varchar(254),
  last_name  varchar(254),
  mobile     varchar(254),
  language   varchar(254),
  zone       varchar(254),
  role       varchar(254),
  verdict    varchar(10)  not null,
  field      varchar(20)  not null,
  reason     varchar(60)  not null,
  argument   varchar(254) not null,
  applied    boolean      not null
);

create index user_import_row_line on user_import_row (import_id, line);

-- Something encrypted, by which a node knows that its key is that of this database.
create table key_mark (
  id     integer      not null constraint key_mark_pk primary key,
  sealed varchar(500) not null
);

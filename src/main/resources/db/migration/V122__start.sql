-- Which of the first steps somebody does not want, and since when he wants to see none of them.
create table first_run (
  user_id   bigint       not null constraint first_run_pk primary key
                         constraint first_run_user_fk references app_user (id) on delete cascade,
  skipped   varchar(200) not null,
  hidden_at timestamp(6) with time zone
);

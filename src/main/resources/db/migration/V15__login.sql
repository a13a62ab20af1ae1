create table sign_in_notice (
  user_id bigint                      not null constraint sign_in_notice_pk primary key,
  sent_at timestamp(6) with time zone not null
);

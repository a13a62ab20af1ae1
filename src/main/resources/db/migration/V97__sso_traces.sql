create sequence sso_trace_seq start with 50 increment by 50;

-- Single sign-ons that were refused, for a week; what was posted is encrypted.
create table sso_trace (
  id          bigint                      not null constraint sso_trace_pk primary key,
  account_id  bigint                      not null constraint sso_trace_account_fk references account (id),
  incident    varchar(20)                 not null constraint sso_trace_incident_key unique,
  occurred_at timestamp(6) with time zone not null,
  reason      varchar(40)                 not null,
  source_hash char(64)                    not null,
  person_hash char(64),
  sealed      varchar(500000)             not null
);

create index sso_trace_account on sso_trace (account_id, occurred_at);
create index sso_trace_person on sso_trace (person_hash);
create index sso_trace_occurred_at on sso_trace (occurred_at);

-- How many more there were in an hour than are kept one by one.
create table sso_trace_excess (
  excess_key varchar(60)                 not null constraint sso_trace_excess_pk primary key,
  account_id bigint                      not null constraint sso_trace_excess_account_fk references account (id),
  hour_of    timestamp(6) with time zone not null,
  refusals   bigint                      not null
);

create index sso_trace_excess_account on sso_trace_excess (account_id);
create index sso_trace_excess_hour_of on sso_trace_excess (hour_of);

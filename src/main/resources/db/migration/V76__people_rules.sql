-- When somebody was last enabled again: from then on his inactivity counts anew.
alter table app_user add column enabled_at timestamp(6) with time zone;

-- Whom the rules about inactivity and passwords' ages spare: service and break-glass users.
create table policy_exemption (
  user_id    bigint                      not null constraint policy_exemption_pk primary key constraint policy_exemption_user_fk references app_user (id) on delete cascade,
  account_id bigint                      not null,
  reason     varchar(200)                not null,
  created_by varchar(255)                not null,
  created_at timestamp(6) with time zone not null
);

create index policy_exemption_account on policy_exemption (account_id);

create sequence rule_warning_seq start with 50 increment by 50;

-- The last mail that told somebody ahead of what a rule will do to him; another beginning or rule is told anew.
create table rule_warning (
  id          bigint                      not null constraint rule_warning_pk primary key,
  account_id  bigint                      not null,
  user_id     bigint                      not null constraint rule_warning_user_fk references app_user (id) on delete cascade,
  rule        varchar(20)                 not null,
  counts_from timestamp(6) with time zone not null,
  days        integer                     not null,
  ahead       integer                     not null,
  sent_at     timestamp(6) with time zone not null,
  constraint rule_warning_key unique (user_id, rule)
);

create index rule_warning_sent on rule_warning (account_id, sent_at);

-- What is done for an account every night: how far it has come, and what the last time came to.
create table night_run (
  account_id bigint                      not null,
  task       varchar(20)                 not null,
  began_at   timestamp(6) with time zone not null,
  ended_at   timestamp(6) with time zone,
  reached    bigint                      not null,
  done       bigint                      not null,
  failed     boolean                     not null,
  constraint night_run_pk primary key (account_id, task)
);

insert into turn (name) values ('nightly-rules');

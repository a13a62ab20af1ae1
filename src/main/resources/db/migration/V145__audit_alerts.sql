-- New entries that somebody waits for, noted in the transaction that counts them. It holds nothing personal.
create table audit_news (
  id          bigint                      not null constraint audit_news_pk primary key,
  account_id  bigint                      not null,
  occurred_at timestamp(6) with time zone not null,
  text_key    varchar(120)                not null
);

create index audit_news_account on audit_news (account_id);

-- What an account wants to be told of; without a row what is recommended.
create table audit_alert_rules (
  account_id      bigint  not null constraint audit_alert_rules_pk primary key
                          constraint audit_alert_rules_account_fk references account (id),
  version         integer not null,
  guesses         boolean not null,
  guesses_most    integer not null,
  guesses_minutes integer not null,
  settings        boolean not null,
  exports         boolean not null,
  export_rows     integer not null,
  export_minutes  integer not null,
  network         boolean not null,
  network_days    integer not null,
  dormant         boolean not null,
  dormant_days    integer not null
);

create sequence audit_alert_seq start with 50 increment by 50;

-- What was found, and whether the account's managers were told.
create table audit_alert (
  id           bigint                      not null constraint audit_alert_pk primary key,
  public_id    varchar(22)                 not null constraint audit_alert_public_id_key unique,
  account_id   bigint                      not null constraint audit_alert_account_fk references account (id),
  rule         varchar(20)                 not null,
  raised_at    timestamp(6) with time zone not null,
  first_at     timestamp(6) with time zone not null,
  last_at      timestamp(6) with time zone not null,
  entries      bigint                      not null,
  item         varchar(60)                 not null,
  action       varchar(60)                 not null,
  username     varchar(255)                not null,
  username_key varchar(255)                not null,
  ip           varchar(45)                 not null,
  entry        varchar(100)                not null,
  due_at       timestamp(6) with time zone,
  told_at      timestamp(6) with time zone
);

create index audit_alert_account on audit_alert (account_id, id);
create index audit_alert_rule on audit_alert (account_id, rule, told_at);
create index audit_alert_due_at on audit_alert (due_at);
create index audit_alert_raised_at on audit_alert (raised_at);
create index audit_alert_username on audit_alert (account_id, username_key);

insert into turn (name) values ('trail.alerts');

-- The login host that an account has claimed. "held" is the host while no other account may claim it; so a proved host has one owner.
create table account_host (
  account_id    bigint                      not null constraint account_host_pk primary key constraint account_host_account_fk references account (id),
  version       integer                     not null,
  host          varchar(253)                not null,
  held          varchar(253)                constraint account_host_held_key unique,
  proof         varchar(22)                 not null,
  state         varchar(10)                 not null,
  claimed_at    timestamp(6) with time zone not null,
  lost_at       timestamp(6) with time zone,
  last_call_at  timestamp(6) with time zone,
  checked_at    timestamp(6) with time zone,
  next_check_at timestamp(6) with time zone,
  pointer       varchar(20)                 not null,
  pointer_text  varchar(253)                not null,
  proof_found   varchar(20)                 not null,
  proof_text    varchar(253)                not null
);

create index account_host_next_check_ix on account_host (next_check_at);

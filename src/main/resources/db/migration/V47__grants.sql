-- A grant is a role that somebody holds in another account than his own, so it stands in user_role. Here is the account
-- that he has chosen to act in; none for his own.
alter table signed_in_session add column acting_account_id bigint;
alter table signed_in_session add constraint signed_in_session_acting_fk
  foreign key (acting_account_id) references account (id) on delete set null;
create index signed_in_session_acting on signed_in_session (acting_account_id);

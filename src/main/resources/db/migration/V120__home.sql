-- What was given up of late, of one account: found without a look at what was sent.
create index outbox_entry_given_up on outbox_entry (account_id, sent_at, next_attempt_at, created_at);

-- Who was let in for a time only, and until when.
create index user_role_valid_until on user_role (account_id, valid_until);

-- Which keys and invitations of an account end next.
create index api_key_expires_at on api_key (account_id, expires_at);
create index user_invitation_expires_at on user_invitation (account_id, expires_at);

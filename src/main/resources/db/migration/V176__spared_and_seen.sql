-- Whether a half-finished sign-in goes on though passwords are refused by now; null where nobody has told.
alter table pending_sign_in add column spared boolean;

-- Who was refused already since other values became live: short hashes, each with a comma behind it.
alter table sso_watch add column seen varchar(200) default '' not null;

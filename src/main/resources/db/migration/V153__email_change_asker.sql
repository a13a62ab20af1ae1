-- Who asked for another address of somebody else, so that it is seen at the confirmation whether he still might: a person
-- by his id, a program by its name and what it could do then. Nothing of it for somebody who asked for himself.
alter table email_change add column asker_id bigint;
alter table email_change add column asker_program varchar(254);
alter table email_change add column asker_permissions varchar(1000);

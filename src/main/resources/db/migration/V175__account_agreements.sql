-- Counts the agreements by which others let an account's people in: whoever was let in by a former one is out.
alter table account add column agreement bigint default 0 not null;

-- How many looks in a row have found the records of a login host wrong.
alter table account_host add misses integer default 0 not null;

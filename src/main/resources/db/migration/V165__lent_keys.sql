-- Made by somebody who had a part of it for a time only: such a key gives nobody anything for longer than it works.
alter table api_key add column lent boolean default false not null;

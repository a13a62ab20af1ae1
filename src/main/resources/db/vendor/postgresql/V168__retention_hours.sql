-- A day of retention has 24 hours: in the zone of a session, one has 25 in autumn, and nothing was old enough for weeks.
alter function audit_remove(bigint, timestamptz, integer) set timezone to 'UTC';

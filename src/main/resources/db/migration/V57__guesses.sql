-- Wrong passwords in a row: of a user from anywhere (device 0), and from each of his authorised devices. Users that
-- nobody is, with negative ids, stand in where nothing may be counted, so that the database has the same work.
create table sign_in_guesses (
  user_id    bigint                      not null,
  device_id  bigint                      not null,
  wrong      integer                     not null,
  closed     boolean                     not null,
  changed_at timestamp(6) with time zone not null,
  constraint sign_in_guesses_pk primary key (user_id, device_id)
);

create index sign_in_guesses_changed_at on sign_in_guesses (changed_at);

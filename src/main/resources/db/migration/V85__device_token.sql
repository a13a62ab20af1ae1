-- The tokens that a device has had. A browser keeps one of those that no other has replaced; one that was replaced some
-- time ago and comes back is a copy.
create table device_token (
  token_hash  char(64)                    not null constraint device_token_pk primary key,
  device_id   bigint                      not null constraint device_token_device_fk references authorised_device (id) on delete cascade,
  user_id     bigint                      not null,
  replaced_at timestamp(6) with time zone
);

create index device_token_device on device_token (device_id);
create index device_token_replaced_at on device_token (replaced_at);

insert into device_token (token_hash, device_id, user_id) select token_hash, id, user_id from authorised_device;

alter table authorised_device drop constraint authorised_device_token_hash_key;
alter table authorised_device drop column token_hash;

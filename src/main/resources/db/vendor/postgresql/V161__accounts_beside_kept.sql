-- Whoever makes a configuration, if only a node of the version before: passwords must not count where it forbids them.
create function note_way_beside() returns trigger language plpgsql as $$
begin
  update account set ways_beside = true where id = new.account_id and not ways_beside;
  return null;
end
$$;
create trigger sso_configuration_way_beside after insert on sso_configuration
  for each row execute function note_way_beside();

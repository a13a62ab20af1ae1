-- The secret half of a key that signs is encrypted anew when another GATEHOUSE_KEY follows; nothing else of it changes.
create or replace function refuse_seal_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'audit_signer' then
    if to_jsonb(new) - 'secret' = to_jsonb(old) - 'secret' and new.secret <> old.secret then
      return new;
    end if;
  end if;
  raise exception 'What is sealed stays as it is.' using errcode = 'restrict_violation';
end
$$;

-- When an account was last opened again after nobody could come in: nobody was away before that.
alter table account add column returned_at timestamp(6) with time zone;

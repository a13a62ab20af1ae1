-- Several long names of roles in one cell, of which none is cut.
alter table user_import_row alter column role set data type varchar(10000);

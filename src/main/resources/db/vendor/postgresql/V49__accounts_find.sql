-- Operators look for the beginning of a user name on the whole platform; the collation of the plain index does not help.
create index app_user_username_beginning on app_user (username_key text_pattern_ops);

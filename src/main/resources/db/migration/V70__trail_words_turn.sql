insert into turn (name) values ('trail.words');

create table template (id integer primary key);

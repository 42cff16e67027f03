create table product (
  id integer primary key,
  name varchar(100) not null,
  category varchar(40) not null,
  price_in_cents integer not null,
  promoted boolean not null,
  added_on date not null
);

-- What a user did with a recommendation. The id says which product was recommended to whom, when, where and why.
create table event (
  id varchar(512) not null,
  kind varchar(10) not null,
  created_at timestamp with time zone default current_timestamp not null
);

create index event_created_at on event (created_at);

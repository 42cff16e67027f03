-- One row for each combination of low-cardinality values. Rows are added, never changed or deleted:
-- each may be what thousands of ids need to be read.
create table if not exists ${table} (
  -- The shortest free prefix of the content hash in base 62. Upper and lower case differ, so text is
  -- compared byte by byte; see the end.
  id varchar(64) not null primary key,
  -- The name of the store.
  store varchar(100) not null,
  -- SHA-256 of store and canonical content, in hexadecimal: people can read and compare it, and
  -- templates are too few for the bytes to matter.
  content_hash varchar(64) not null unique,
  -- The low-cardinality values, and which fields the ids hold. Not of type "json", which MySQL keeps
  -- with numbers of 64 bits: 1.10 and long numbers would come back as others.
  content longtext not null check (json_valid(content)),
  -- In UTC. A "timestamp" would end in 2038.
  created_at datetime(6) default (utc_timestamp(6)) not null
) engine = InnoDB character set utf8mb4 collate utf8mb4_bin;

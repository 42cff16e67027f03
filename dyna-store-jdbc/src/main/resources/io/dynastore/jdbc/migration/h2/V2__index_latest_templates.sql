-- For the newest templates of a store, with which a process warms its memory at start.
create index if not exists ${index} on ${table} (store, created_at desc, id);

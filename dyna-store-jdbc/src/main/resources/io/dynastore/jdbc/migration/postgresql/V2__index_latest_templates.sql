-- For the newest templates of a store, with which a process warms its memory at start. New templates
-- wait while it is made: two seconds or so for a million rows. Who cannot wait makes it of that name
-- before, with "create index concurrently".
create index if not exists ${index} on ${table} (store, created_at desc, id);

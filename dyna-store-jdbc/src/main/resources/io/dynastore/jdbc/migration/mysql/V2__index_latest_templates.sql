-- For the newest templates of a store, with which a process warms its memory at start. MySQL has no
-- "create index if not exists"; this does the same.
set @create_index = (
  select if(count(*) = 0,
    'create index ${index} on ${table} (store, created_at desc, id)', 'do 0')
  from information_schema.statistics
  where concat(table_schema, '.', table_name) in ('${table}', concat(database(), '.', '${table}'))
    and index_name = '${index}');
prepare create_index from @create_index;
execute create_index;
deallocate prepare create_index;

-- One permissive policy per table (RESTRICTIVE turns permissive on the shards of a distributed database, and rows leak). The
-- array form keeps the index; a subquery or a function that reads a table does not. An unset scope gives no rows.
do $$
declare
  t regclass;
  by_estate constant text := $p$(estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
    or current_setting('app.scope', true) = 'all')$p$;
begin
  for t in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'estate_id'
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    execute format('create policy viewer on %s using %s with check %s', t, by_estate, by_estate);
  end loop;
  -- A batch's files may hold rows of any estate: only who sees all estates sees them.
  create policy viewer on batch_file using (current_setting('app.scope', true) = 'all');

  for t in
    select c.oid::regclass from pg_class c join pg_policy p on p.polrelid = c.oid
    where c.relnamespace = 'public'::regnamespace
  loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('grant select, insert on %s to collection_server', t);
  end loop;
  -- A batch itself holds no figure: every viewer needs it to know what was recorded when.
  grant select, insert on batch to collection_server;
  grant usage on all sequences in schema public to collection_server;
end $$;

-- A policy is worked out for every row that a statement looks at. Asked first, the viewer of everything costs a comparison; asked
-- last it cost taking the list of estates apart, row by row, for a quarter of an import's time.
do $$
declare
  p record;
  by_estate constant text := $p$(current_setting('app.scope', true) = 'all'
    or estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[]))$p$;
begin
  for p in
    select tablename, with_check is not null as checked from pg_policies
    where schemaname = current_schema() and policyname = 'viewer' and qual like '%string_to_array%' and qual like '%app.scope%'
      and tablename <> 'journal_entry'
  loop
    execute format('alter policy viewer on %I using %s', p.tablename, by_estate);
    if p.checked then
      execute format('alter policy viewer on %I with check %s', p.tablename, by_estate);
    end if;
  end loop;
end $$;

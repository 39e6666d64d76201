-- What a role sees beyond its estates, or less than them, in the order in which 0041 asks. That file wrote one condition on every
-- table, and took these away.
do $$
declare
  t text;
  by_estate constant text := $p$(current_setting('app.scope', true) = 'all'
    or estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[]))$p$;
begin
  -- Roles are granted for estates, so whoever grants them reads what the estates are called.
  foreach t in array array['estate', 'estate_version'] loop
    execute format('alter policy viewer on %I using (%s or current_setting(''app.scope'', true) = ''people'')', t, by_estate);
  end loop;
  -- An owners' committee never sees a neighbour's name or phone, nor what was said with them (P5.4, P5.5).
  foreach t in array array['occupant', 'quarantine_content', 'contact_content'] loop
    execute format('alter policy viewer on %I using (%s and current_setting(''app.role'', true) is distinct from ''COMMITTEE'')',
      t, by_estate);
  end loop;
end $$;

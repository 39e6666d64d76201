-- What a policy asks stands in the policy itself. A function that it called was read anew for each table of a statement: 70 µs of planning,
-- twelve times in a comparison, a quarter of what a viewer of one estate waits for it. And the acting role was looked up row by row.
--
-- Estates are told as a text with a letter for each, in order of their numbers: Y for the viewer's, N for others. A second such text tells
-- those whose ledger they may read: of a committee, none. Until a viewer is told there is neither, and past its end a text has no letter: only
-- a Y is seen. To look one up takes 0.1 µs among 300 estates, and 0.4 among 5,000. (The planner takes >= for a third of the rows, = for one of 200.)

-- `scope` is 'all', 'estates' or 'people'; `estate_ids` is a comma-separated list. No ledger is open until app_viewer opens it.
create or replace function app_ctx(scope text, estate_ids text) returns void language plpgsql as $$
declare
  ids constant int[] := case when scope = 'estates' then string_to_array(nullif(estate_ids, ''), ',')::int[] end;
  lowest int;
  highest int;
  letters bytea := '';
  id int;
begin
  if scope = 'all' then
    lowest := -2147483648;
    highest := 2147483647;
  elsif ids is not null then
    select min(i), max(i) into lowest, highest from unnest(ids) i;
    letters := convert_to(repeat('N', highest), 'UTF8');
    foreach id in array ids loop
      letters := set_byte(letters, id - 1, ascii('Y'));
    end loop;
  end if;
  execute 'set local citus.propagate_set_commands = ''local''';
  execute format('set local app.scope = %L', coalesce(scope, ''));
  execute format('set local app.estate_ids = %L', coalesce(estate_ids, ''));
  execute format('set local app.estate_from = %L', coalesce(lowest::text, ''));
  execute format('set local app.estate_to = %L', coalesce(highest::text, ''));
  execute format('set local app.estates = %L', convert_from(letters, 'UTF8'));
  execute 'set local app.ledgers = ''''';
end $$;

-- Role of the database, acting role and rows go together.
create or replace function app_viewer(scope text, estate_ids text, acting_role text) returns void language plpgsql as $$
begin
  execute format('set local role %I', case when scope = 'all' then 'collection_headquarters' else 'collection_server' end);
  perform app_ctx(scope, estate_ids);
  execute format('set local app.role = %L', coalesce(acting_role, ''));
  if acting_role is distinct from 'COMMITTEE' then
    execute format('set local app.ledgers = %L', current_setting('app.estates'));
  end if;
end $$;

-- What the policy of a table with estate_id asks; later files write it into theirs with execute format('… using (%s)', …).
create function estate_policy(letters text, ranged boolean default true) returns text language sql immutable as $$
  select case when ranged then $p$estate_id >= nullif(current_setting('app.estate_from', true), '')::int
    and estate_id <= nullif(current_setting('app.estate_to', true), '')::int and $p$ else '' end
  || format($p$(substring(textsend(current_setting('app.%s', true)), estate_id, 1) >= 'Y'::bytea or current_setting('app.scope', true) = 'all')$p$,
    letters)
$$;
comment on function estate_policy is
  'Condition of a policy by estate: ''estates'' for the viewer''s, ''ledgers'' for those whose ledger they may read; with a range, which an index serves.';

do $$
declare
  p record;
  t text;
  sees constant text := 'sees_estate(estate_id)';
  reads constant text := sees || ' AND (current_setting(''app.role''::text, true) IS DISTINCT FROM ''COMMITTEE''::text)';
  of_estate constant text := '(' || estate_policy('estates') || ')';
  of_ledger constant text := '(' || estate_policy('ledgers') || ')';
begin
  for p in
    select o.polrelid::regclass as t, replace(replace(e.seen, reads, of_ledger), sees, of_estate) as seen,
      replace(replace(e.written, reads, of_ledger), sees, of_estate) as written
    from pg_policy o
    join pg_class c on c.oid = o.polrelid
    cross join lateral (select pg_get_expr(o.polqual, o.polrelid) as seen, pg_get_expr(o.polwithcheck, o.polrelid) as written) e
    where o.polname = 'viewer' and c.relnamespace = current_schema()::regnamespace and concat(e.seen, e.written) like '%' || sees || '%'
  loop
    execute format('alter policy viewer on %s using (%s)', p.t, p.seen);
    if p.written is not null then
      execute format('alter policy viewer on %s with check (%s)', p.t, p.written);
    end if;
  end loop;

  -- Of cells and marks a figure names the estates itself, its viewer's or those asked for, and the register of estates is read whole: a range
  -- would only be planned once more.
  foreach t in array array['money_month', 'money_day', 'household_month', 'household_day', 'held_month', 'held_day'] loop
    execute format('alter policy viewer on %I using (%s)', t, estate_policy('ledgers', false));
  end loop;
  foreach t in array array['cell_mark', 'held_mark'] loop
    execute format('alter policy viewer on %I using (%s)', t, estate_policy('estates', false));
  end loop;
  foreach t in array array['estate', 'estate_version'] loop
    execute format('alter policy viewer on %I using (%s or current_setting(''app.scope'', true) = ''people'')', t, estate_policy('estates', false));
    execute format('create policy headquarters on %I to collection_headquarters using (true) with check (true)', t);
  end loop;
end $$;

-- Fails where a policy still asks it.
drop function sees_estate(int);

-- Which estates a viewer sees, in a form that an index can serve. An "or" in a policy hides the estate from the planner: a viewer of
-- one estate read the whole table (972,000 bills: 536 ms; now 2 ms), and one of 200 estates had the list of them taken apart for
-- every row (106,000 rows: 1,600 ms; now 210 ms). Estates are told as a range, which an index finds, and as bits of that range.
--
-- Whoever sees all estates acts in a role of its own, in which nothing is asked row by row. It owns nothing either.

do $$
begin
  create role collection_headquarters nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database of it made this one first
end $$;

do $$
begin
  grant collection_server to collection_headquarters;
exception when unique_violation then
  null; -- another database of the cluster does the same just now
end $$;

do $$
begin
  execute format('grant collection_headquarters to %I', current_user);
exception when others then
  raise notice 'collection_headquarters is not granted to %: %', current_user, sqlerrm;
end $$;

-- Inlined into every policy that asks it. Without a viewer the bounds are null, and nothing is seen.
create function sees_estate(estate int) returns boolean language sql stable as $$
  select estate >= nullif(current_setting('app.estate_from', true), '')::int
    and estate <= nullif(current_setting('app.estate_to', true), '')::int
    and (current_setting('app.estate_bits', true) = ''
      -- Bits are looked up inside the range alone, whichever condition is worked out first.
      or case when estate between nullif(current_setting('app.estate_from', true), '')::int
          and nullif(current_setting('app.estate_to', true), '')::int
        then get_bit(current_setting('app.estate_bits', true)::bit varying, estate - current_setting('app.estate_from', true)::int) = 1
        else false end)
$$;
comment on function sees_estate is 'Whether rows of an estate are the viewer''s. Every policy by estate asks this.';

create or replace function app_ctx(scope text, estate_ids text) returns void language plpgsql as $$
declare
  lowest text := '';
  highest text := '';
  bits text := '';
begin
  if scope = 'all' then
    lowest := '-2147483648';
    highest := '2147483647';
  elsif scope = 'estates' then
    -- A bit for every estate from the first to the last; none where they are all seen.
    select coalesce(min(g.id)::text, ''), coalesce(max(g.id)::text, ''),
      case when max(g.id) - min(g.id) + 1 = count(*) then ''
        else string_agg(repeat('0', g.id - g.before - 1) || '1', '' order by g.id) end
    into lowest, highest, bits
    from (
      select i.id, lag(i.id, 1, i.id - 1) over (order by i.id) as before
      from (select distinct u::int as id from unnest(string_to_array(nullif(estate_ids, ''), ',')) u) i
    ) g;
  end if;
  execute 'set local citus.propagate_set_commands = ''local''';
  execute format('set local app.scope = %L', coalesce(scope, ''));
  execute format('set local app.estate_ids = %L', coalesce(estate_ids, ''));
  execute format('set local app.estate_from = %L', lowest);
  execute format('set local app.estate_to = %L', highest);
  execute format('set local app.estate_bits = %L', coalesce(bits, ''));
end $$;

-- The viewer's role of the database goes with its scope.
create or replace function app_viewer(scope text, estate_ids text, acting_role text) returns void language plpgsql as $$
begin
  execute format('set local role %I', case when scope = 'all' then 'collection_headquarters' else 'collection_server' end);
  perform app_ctx(scope, estate_ids);
  execute format('set local app.role = %L', coalesce(acting_role, ''));
end $$;

do $$
declare
  p record;
  by_estate constant text := '(current_setting(''app.scope''::text, true) = ''all''::text) OR (estate_id = ANY '
    || '((string_to_array(NULLIF(current_setting(''app.estate_ids''::text, true), ''''::text), '',''::text))::integer[]))';
  sees text;
begin
  for p in
    select c.oid::regclass as t, not a.attnotnull as may_lack_estate,
      pg_get_expr(o.polqual, o.polrelid) as seen, pg_get_expr(o.polwithcheck, o.polrelid) as written
    from pg_policy o
    join pg_class c on c.oid = o.polrelid
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'estate_id'
    where o.polname = 'viewer' and c.relnamespace = current_schema()::regnamespace
      and position(by_estate in pg_get_expr(o.polqual, o.polrelid)) > 0
  loop
    -- A range holds no null: rows that belong to no estate yet are theirs who see all of them, in whatever role of the database.
    sees := case when p.may_lack_estate then '(sees_estate(estate_id) or estate_id is null and current_setting(''app.scope'', true) = ''all'')'
      else 'sees_estate(estate_id)' end;
    execute format('alter policy viewer on %s using (%s)', p.t, replace(p.seen, by_estate, sees));
    if p.written is not null then
      execute format('alter policy viewer on %s with check (%s)', p.t, replace(p.written, by_estate, sees));
    end if;
    -- Where a policy asks for nothing but the estate, whoever sees all of them is asked nothing.
    if p.seen = '(' || by_estate || ')' then
      execute format('create policy headquarters on %s to collection_headquarters using (true) with check (true)', p.t);
    end if;
  end loop;
end $$;

-- Entries of the journal that concern an estate are shown with it; all of them to whoever sees everything, or who may do what.
alter policy viewer on journal_entry using (
  current_setting('app.scope', true) in ('all', 'people')
  or sees_estate(estate_id) and current_setting('app.role', true) is distinct from 'COMMITTEE');

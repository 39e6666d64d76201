-- requires: committee_changes committee_told
-- Question: which buildings, or which ages of debts, may not be told one by one?
-- Grain: cell.
-- Formula: primary: groups with 1 to k - 1 households billed, or as many that owe or that have settled, and cells that differ by as few from
--   an earlier release, in who owes, is billed or has settled. Complementary: cells stand in an order that everybody knows
--   (committee_order), and all are hidden from the first to the last primary one; then further ones, until they are two or more, k households
--   on both sides, and differ from what was hidden earlier by none or k.
-- Counts: households; of ages only those that owe. Of a hidden building nothing is told, not even how many are billed; of all hidden ones
--   together it is, where the estate's is told (p_counts).
-- Excludes: the total, which is decided first (committee_figures).
-- Decided: whoever knows this rule must not work a hidden cell out of which cells it chose. Were only primary cells hidden and the smallest
--   other one, "6 owe in B and C together" would mean 5 and 1: both primary, or neither, would have hidden others. Of the first cells of a
--   known order any may be primary, so each hidden count stays open between several. The order rests on doors, which anybody can count, and on
--   what was told before, never on who is billed now.

create function figures.committee_cells(p_households jsonb, p_measure text)
returns table (cell text, households int, owing int, debtors int) language sql immutable rows 20 as $$
  select m.cell, (count(*) filter (where h.household))::int, (count(*) filter (where m.owes))::int,
    (count(*) filter (where m.amount <> 0))::int
  from figures.committee_measure(p_households, p_measure) m
  join jsonb_to_recordset(p_households) as h(unit bigint, household boolean) on h.unit = m.unit
  where m.cell is not null
  group by m.cell
$$;

create function figures.committee_primary(p_households jsonb, p_measure text, p_least int) returns text[] language sql immutable as $$
  select coalesce(array_agg(c.cell), '{}') from figures.committee_cells(p_households, p_measure) c
  where figures.committee_few(c.owing, p_least) or figures.committee_few(c.debtors, p_least)
    or p_measure = 'BUILDING' and (figures.committee_few(c.households, p_least) or figures.committee_few(c.households - c.owing, p_least))
$$;
comment on function figures.committee_primary is 'Cells that would name somebody by themselves.';

-- Earlier bulletins with what was hidden in each, and whether what that comes to together was told; the latest first.
create function figures.committee_before(p_estate_id int, p_measure text)
returns table (release_id int, households jsonb, hidden text[], rest boolean) language plpgsql stable rows 12 as $$
begin
  return query
  select r.release_id, r.households, array(
      select c ->> 'cell' from jsonb_array_elements(r.figures -> case p_measure when 'AGE' then 'ages' else 'buildings' end) c
      where case p_measure when 'BUILDING_BILLED' then c ->> 'households' is null
        when 'BUILDING_SETTLED' then c ->> 'households' is null or c ->> 'owing' is null else c ->> 'owing' is null end),
    p_measure in ('AGE', 'BUILDING') or r.figures -> 'total' ->> 'households' is not null
  from figures.committee_told r
  where r.estate_id = p_estate_id and r.kind = 'BULLETIN' and jsonb_typeof(r.figures -> 'total') = 'object'
  order by r.release_id desc;
end $$;

-- Doors of households by building, as the register has them.
create function figures.committee_doors(p_estate_id int) returns table (building text, doors int) language plpgsql stable rows 20 as $$
begin
  return query
  select g.building_code, count(*)::int
  from public.unit u
  join public.building g on g.estate_id = u.estate_id and g.building_id = u.building_id
  cross join lateral (
    select v.use from public.unit_version v where v.estate_id = u.estate_id and v.unit_id = u.unit_id order by v.version_id desc limit 1
  ) v
  where u.estate_id = p_estate_id and v.use not in ('PARKING', 'STORAGE')
  group by g.building_code;
end $$;

-- Cells by whether they were hidden in the last bulletin, then by how near to few it told them, then by doors or, of ages, the longest
-- first: all of it is known before a bulletin is made.
create function figures.committee_order(p_estate_id int, p_households jsonb, p_measure text) returns text[]
language plpgsql stable as $$
declare
  last_told jsonb;
begin
  select r.figures -> case p_measure when 'AGE' then 'ages' else 'buildings' end into last_told
  from public.committee_release r
  where r.estate_id = p_estate_id and r.kind = 'BULLETIN' and jsonb_typeof(r.figures -> 'total') = 'object'
  order by r.release_id desc limit 1;
  return array(
    select c.cell from figures.committee_cells(p_households, p_measure) c
    left join jsonb_to_recordset(last_told) as t(cell text, households int, owing int) on t.cell = c.cell
    left join figures.committee_doors(p_estate_id) d on d.building = c.cell and p_measure = 'BUILDING'
    order by t.cell is not null and t.owing is null desc, least(t.owing, t.households - t.owing),
      case when p_measure = 'BUILDING' then coalesce(d.doors, 0) else -substr(c.cell, 2)::int end, c.cell collate "C");
end $$;

-- Whether what is hidden in one, told together there (p_rest), gives few away beside what is hidden and told together in another.
create function figures.committee_rests_give_away(
  p_before jsonb, p_was_hidden text[], p_was_rest boolean, p_now jsonb, p_hidden text[], p_rest boolean, p_measure text, p_least int
) returns boolean language sql immutable as $$
  select case when p_was_hidden && p_hidden
    then p_was_rest and p_rest and figures.committee_gives_away(p_before, p_now, p_measure, p_was_hidden || p_hidden, p_least)
    else p_rest and cardinality(p_hidden) > 0 and figures.committee_gives_away(p_before, p_now, p_measure, p_hidden, p_least)
      or p_was_rest and cardinality(p_was_hidden) > 0 and figures.committee_gives_away(p_before, p_now, p_measure, p_was_hidden, p_least) end
$$;

-- Whether a set of hidden cells gives one of them away, alone or beside what was hidden in an earlier bulletin. Where the estate's number of
-- households is not told, buildings that were all told would add up to it.
create function figures.committee_leaks(
  p_estate_id int, p_households jsonb, p_measure text, p_least int, p_counts boolean, p_hidden text[]
) returns boolean language plpgsql stable as $$
declare
  rest record;
begin
  if cardinality(p_hidden) > 0 then
    select sum(c.owing) as owing, sum(c.households - c.owing) as settled into rest
    from figures.committee_cells(p_households, p_measure) c where c.cell = any (p_hidden);
    if cardinality(p_hidden) = 1 or rest.owing < p_least or p_measure = 'BUILDING' and rest.settled < p_least then
      return true;
    end if;
  elsif p_measure = 'BUILDING' and not p_counts then
    return true;
  end if;
  return exists (
    select from unnest(figures.committee_measures(p_measure)) m (measure)
    cross join lateral figures.committee_before(p_estate_id, m.measure) b
    where figures.committee_rests_give_away(b.households, b.hidden, b.rest, p_households, p_hidden, p_counts or m.measure = p_measure, m.measure,
      p_least));
end $$;

create function figures.committee_complement(
  p_estate_id int, p_households jsonb, p_measure text, p_least int, p_counts boolean, p_primary text[]
) returns text[] language plpgsql stable as $$
declare
  cells constant text[] := figures.committee_order(p_estate_id, p_households, p_measure);
  hidden int;
begin
  select coalesce(max(c.place), 0) into hidden from unnest(cells) with ordinality c(cell, place) where c.cell = any (p_primary);
  while hidden < cardinality(cells) and figures.committee_leaks(p_estate_id, p_households, p_measure, p_least, p_counts, cells[:hidden]) loop
    hidden := hidden + 1;
  end loop;
  return cells[:hidden];
end $$;
comment on function figures.committee_complement is 'The hidden cells: primary ones, and the others that they are hidden among.';

-- p_counts: whether the estate's number of households is told.
create function figures.committee_hidden(p_estate_id int, p_households jsonb, p_measure text, p_least int, p_counts boolean) returns text[]
language plpgsql stable as $$
begin
  return figures.committee_complement(p_estate_id, p_households, p_measure, p_least, p_counts, array(
    select unnest(figures.committee_primary(p_households, p_measure, p_least))
    union
    select c.cell from unnest(figures.committee_measures(p_measure)) m (measure)
    cross join lateral figures.committee_before(p_estate_id, m.measure) b
    cross join lateral figures.committee_change(b.households, p_households, m.measure, null) c
    where c.cell <> all (b.hidden) and (figures.committee_few(c.owing, p_least) or figures.committee_few(c.amounts, p_least))
      and c.cell in (select k.cell from figures.committee_cells(p_households, p_measure) k)));
end $$;
comment on function figures.committee_hidden is 'Cells that are told together only.';

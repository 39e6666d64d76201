-- requires: committee_changes
-- Question: which buildings, or which ages of debts, may not be told one by one?
-- Grain: cell.
-- Formula: primary: groups with 1 to k - 1 households, or as many that owe or that have settled, and cells that differ by as few from an earlier
--   release. Complementary: cells stand in an order that everybody knows (committee_order), and all are hidden from the first to the last
--   primary one; then further ones, until they are two or more, k households on both sides, and differ from what was hidden earlier by
--   none or k.
-- Counts: households; of ages only those that owe.
-- Excludes: the total, which is decided first (committee_figures).
-- Decided: whoever knows this rule must not work a hidden cell out of which cells it chose. Were only primary cells hidden and the smallest
--   other one, "6 owe in B and C together" would mean 5 and 1: both primary, or neither, would have hidden others. Of the first cells of a
--   known order any may be primary, so each hidden count stays open between several.

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
    or p_measure = 'BUILDING' and (c.households < p_least or figures.committee_few(c.households - c.owing, p_least))
$$;
comment on function figures.committee_primary is 'Cells that would name somebody by themselves.';

-- Earlier bulletins with what was hidden in each, the latest first.
create function figures.committee_before(p_estate_id int, p_measure text)
returns table (release_id int, households jsonb, hidden text[]) language plpgsql stable rows 12 as $$
begin
  return query
  select r.release_id, h.households, array(
    select c ->> 'cell' from jsonb_array_elements(r.figures -> case p_measure when 'AGE' then 'ages' else 'buildings' end) c
    where c ->> 'owing' is null)
  from public.committee_release r
  join public.committee_release_household h on h.estate_id = r.estate_id and h.release_id = r.release_id
  where r.estate_id = p_estate_id and r.kind = 'BULLETIN' and jsonb_typeof(r.figures -> 'total') = 'object'
  order by r.release_id desc;
end $$;

-- Cells by whether they were hidden in the last bulletin, then by how near to few it told them, then by size or, of ages, the longest
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
    order by t.cell is not null and t.owing is null desc, least(t.owing, t.households - t.owing),
      case when p_measure = 'BUILDING' then c.households else -substr(c.cell, 2)::int end, c.cell collate "C");
end $$;

-- Whether a set of hidden cells gives one of them away, alone or beside what was hidden in an earlier bulletin.
create function figures.committee_leaks(p_estate_id int, p_households jsonb, p_measure text, p_least int, p_hidden text[]) returns boolean
language plpgsql stable as $$
declare
  rest record;
begin
  if cardinality(p_hidden) > 0 then
    select sum(c.owing) as owing, sum(c.households - c.owing) as settled into rest
    from figures.committee_cells(p_households, p_measure) c where c.cell = any (p_hidden);
    if cardinality(p_hidden) = 1 or rest.owing < p_least or p_measure = 'BUILDING' and rest.settled < p_least then
      return true;
    end if;
  end if;
  return exists (
    select from figures.committee_before(p_estate_id, p_measure) b
    where case when b.hidden && p_hidden
      then figures.committee_gives_away(b.households, p_households, p_measure, b.hidden || p_hidden, p_least)
      else cardinality(p_hidden) > 0 and figures.committee_gives_away(b.households, p_households, p_measure, p_hidden, p_least)
        or cardinality(b.hidden) > 0 and figures.committee_gives_away(b.households, p_households, p_measure, b.hidden, p_least) end);
end $$;

create function figures.committee_complement(
  p_estate_id int, p_households jsonb, p_measure text, p_least int, p_primary text[]
) returns text[] language plpgsql stable as $$
declare
  cells constant text[] := figures.committee_order(p_estate_id, p_households, p_measure);
  hidden int;
begin
  select coalesce(max(c.place), 0) into hidden from unnest(cells) with ordinality c(cell, place) where c.cell = any (p_primary);
  while hidden < cardinality(cells) and figures.committee_leaks(p_estate_id, p_households, p_measure, p_least, cells[:hidden]) loop
    hidden := hidden + 1;
  end loop;
  return cells[:hidden];
end $$;
comment on function figures.committee_complement is 'The hidden cells: primary ones, and the others that they are hidden among.';

create function figures.committee_hidden(p_estate_id int, p_households jsonb, p_measure text, p_least int) returns text[]
language plpgsql stable as $$
begin
  return figures.committee_complement(p_estate_id, p_households, p_measure, p_least, array(
    select unnest(figures.committee_primary(p_households, p_measure, p_least))
    union
    select c.cell from figures.committee_before(p_estate_id, p_measure) b
    cross join lateral figures.committee_change(b.households, p_households, p_measure, null) c
    where c.cell <> all (b.hidden) and (figures.committee_few(c.owing, p_least) or figures.committee_few(c.amounts, p_least))
      and c.cell in (select k.cell from figures.committee_cells(p_households, p_measure) k)));
end $$;
comment on function figures.committee_hidden is 'Cells that are told together only.';

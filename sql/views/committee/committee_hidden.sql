-- requires: committee_changes
-- Question: which buildings, or which ages of debts, may not be told one by one?
-- Grain: cell.
-- Formula: primary: groups with 1 to k - 1 households, or as many that owe or that have settled, and cells that differ by as few from an earlier
--   release. Complementary: further cells, until what remains of the total is k households on both sides, is not made of primary cells
--   alone, and differs from what remained earlier by none or k.
-- Counts: households; of ages only those that owe.
-- Excludes: the total, which is decided first (committee_figures).
-- Decided: further cells are chosen by whether they were hidden last time, then by size, never by what they owe: the choice tells nothing.

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

-- Whether a set of hidden cells gives one of them away, alone or beside what was hidden in an earlier bulletin.
create function figures.committee_leaks(
  p_estate_id int, p_households jsonb, p_measure text, p_least int, p_primary text[], p_hidden text[]
) returns boolean language plpgsql stable as $$
declare
  rest record;
begin
  if cardinality(p_hidden) > 0 then
    select sum(c.owing) as owing, sum(c.households - c.owing) as settled into rest
    from figures.committee_cells(p_households, p_measure) c where c.cell = any (p_hidden);
    if cardinality(p_hidden) = 1 or p_hidden <@ p_primary or rest.owing < p_least
      or p_measure = 'BUILDING' and rest.settled < p_least then
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
  apart text[] := p_primary;
  next text;
begin
  while figures.committee_leaks(p_estate_id, p_households, p_measure, p_least, p_primary, apart) loop
    select c.cell into next from figures.committee_cells(p_households, p_measure) c
    left join (select b.hidden from figures.committee_before(p_estate_id, p_measure) b limit 1) l on true
    where c.cell <> all (apart)
    order by coalesce(c.cell = any (l.hidden), false) desc, c.households, c.cell collate "C"
    limit 1;
    exit when next is null;
    apart := apart || next;
  end loop;
  return apart;
end $$;

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

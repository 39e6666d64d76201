-- requires: committee_households
-- Question: by how many households does a figure differ from the same figure of each earlier release?
-- Grain: earlier release and cell.
-- Formula: households that owe in one and not in the other; and those with another amount.
-- Counts: cells that both releases tell, or a set of cells taken together.
-- Excludes: how many doors a building has: anybody can count them.
-- Decided: a difference of fewer than k households, other than none, would name whom it is about: two answers are subtracted by anybody.
--   Who is billed is no door: a household billed for the first time, or no more, is a group of one; so is one that has settled, which is what
--   billed less owing comes to. Doors that are not billed are told of by no figure, and nothing tells how many there are.

-- A measure of households: in which cell a unit stands, whether it owes, and its amount.
create function figures.committee_measure(p_households jsonb, p_measure text)
returns table (cell text, unit bigint, owes boolean, amount bigint) language sql immutable rows 300 as $$
  select case when p_measure like 'BUILDING%' then h.building when p_measure = 'AGE' then h.age else '' end, h.unit,
    case when p_measure = 'PRIOR' then h.prior <> 0 when p_measure = 'ALL_OPEN' then h.unpaid + h.prior <> 0
      when p_measure in ('NET', 'PAID') then false when p_measure = 'BUILDING_BILLED' then h.household
      when p_measure = 'BUILDING_SETTLED' then h.household and not h.owes else h.owes end,
    case when p_measure = 'PRIOR' then h.prior when p_measure = 'ALL_OPEN' then h.unpaid + h.prior when p_measure = 'NET' then h.net
      when p_measure = 'PAID' then h.paid when p_measure = 'BUILDING_BILLED' then h.household::int
      when p_measure = 'BUILDING_SETTLED' then (h.household and not h.owes)::int else h.unpaid end
  from jsonb_to_recordset(p_households) as h(unit bigint, building text, household boolean, owes boolean, net bigint, paid bigint,
    unpaid bigint, age text, prior bigint)
$$;

-- What the cells of a table tell of each household: of buildings also who is billed and who has settled.
create function figures.committee_measures(p_measure text) returns text[] language sql immutable as $$
  select case p_measure when 'BUILDING' then array['BUILDING', 'BUILDING_BILLED', 'BUILDING_SETTLED'] else array[p_measure] end
$$;

-- p_cells: taken together; null tells each cell apart.
create function figures.committee_change(p_before jsonb, p_now jsonb, p_measure text, p_cells text[])
returns table (cell text, owing int, amounts int) language sql immutable rows 20 as $$
  select c.cell, (count(*) filter (where c.owed <> c.owes))::int, (count(*) filter (where c.before <> c.now))::int
  from (
    select case when p_cells is null then coalesce(n.cell, b.cell) else '' end as cell,
      coalesce(b.owes, false) as owed, coalesce(n.owes, false) as owes, coalesce(b.amount, 0) as before, coalesce(n.amount, 0) as now
    from (select * from figures.committee_measure(p_now, p_measure) m where m.amount <> 0 and (p_cells is null or m.cell = any (p_cells))) n
    full join (
      select * from figures.committee_measure(p_before, p_measure) m where m.amount <> 0 and (p_cells is null or m.cell = any (p_cells))
    ) b on b.unit = n.unit and (p_cells is not null or b.cell = n.cell)
  ) c
  group by c.cell
$$;

create function figures.committee_few(p_count int, p_least int) returns boolean language sql immutable as $$
  select p_count > 0 and p_count < p_least
$$;

-- The same between two years: what was open of all years in one is what is open of earlier years in the next, but for what was paid since.
create function figures.committee_year_gives_away(p_before jsonb, p_next jsonb, p_least int) returns boolean language sql immutable as $$
  select figures.committee_few((count(*) filter (where c.owed <> c.owes))::int, p_least)
    or figures.committee_few((count(*) filter (where c.before <> c.now))::int, p_least)
  from (
    select coalesce(b.owes, false) as owed, coalesce(n.owes, false) as owes, coalesce(b.amount, 0) as before, coalesce(n.amount, 0) as now
    from figures.committee_measure(p_before, 'ALL_OPEN') b
    full join figures.committee_measure(p_next, 'PRIOR') n on n.unit = b.unit
  ) c
$$;
comment on function figures.committee_year_gives_away is 'Whether subtracting open amounts across the turn of a year would tell of few households.';

create function figures.committee_gives_away(p_before jsonb, p_now jsonb, p_measure text, p_cells text[], p_least int) returns boolean
language sql immutable as $$
  select coalesce(bool_or(figures.committee_few(c.owing, p_least) or figures.committee_few(c.amounts, p_least)), false)
  from figures.committee_change(p_before, p_now, p_measure, p_cells) c
$$;
comment on function figures.committee_gives_away is 'Whether subtracting one from the other would tell of fewer households than may be told of.';

-- The same of the whole estate's money, measure by measure (TOTAL, NET, PAID), in one go: every earlier release is asked, a headline beside
-- a hundred others.
create function figures.committee_total_gives_away(p_before jsonb, p_now jsonb, p_least int) returns boolean language sql immutable as $$
  select figures.committee_few((count(*) filter (where coalesce(b.owes, false) <> coalesce(n.owes, false)))::int, p_least)
    or figures.committee_few((count(*) filter (where coalesce(b.unpaid, 0) <> coalesce(n.unpaid, 0)))::int, p_least)
    or figures.committee_few((count(*) filter (where coalesce(b.net, 0) <> coalesce(n.net, 0)))::int, p_least)
    or figures.committee_few((count(*) filter (where coalesce(b.paid, 0) <> coalesce(n.paid, 0)))::int, p_least)
  from (select h.unit, h.owes and h.unpaid <> 0 as owes, h.unpaid, h.net, h.paid
    from jsonb_to_recordset(p_before) as h(unit bigint, owes boolean, unpaid bigint, net bigint, paid bigint)) b
  full join (select h.unit, h.owes and h.unpaid <> 0 as owes, h.unpaid, h.net, h.paid
    from jsonb_to_recordset(p_now) as h(unit bigint, owes boolean, unpaid bigint, net bigint, paid bigint)) n on n.unit = b.unit
$$;
comment on function figures.committee_total_gives_away is 'Whether subtracting the estate''s money of one from the other would tell of fewer households than may be told of.';

-- The same of how many are billed and how many have settled, of the whole estate: both in one go, for every earlier release is asked.
create function figures.committee_counts_give_away(p_before jsonb, p_now jsonb, p_least int) returns boolean language sql immutable as $$
  select figures.committee_few((count(*) filter (where b.unit is null or n.unit is null))::int, p_least)
    or figures.committee_few((count(*) filter (where coalesce(not b.owes, false) <> coalesce(not n.owes, false)))::int, p_least)
  from (select h.unit, h.owes from jsonb_to_recordset(p_before) as h(unit bigint, household boolean, owes boolean) where h.household) b
  full join (select h.unit, h.owes from jsonb_to_recordset(p_now) as h(unit bigint, household boolean, owes boolean) where h.household) n
    on n.unit = b.unit
$$;
comment on function figures.committee_counts_give_away is 'Whether subtracting numbers of households would tell of a few that are billed, or settled, in one alone.';

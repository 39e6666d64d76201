-- requires: committee_hidden ratio
-- Question: what may the owners' committee be told of an estate, so that no group of fewer than k households can be worked out of it (P5.4)?
-- Grain: estate and release.
-- Formula: household rate = settled / billed, current rate = collected / net billed, this year to date and last year at the same position;
--   owing households and what they owe by building and by age; open amounts of earlier years.
-- Counts: as household_rate and current_rate; a household's age is that of its oldest unpaid bill.
-- Excludes: whatever committee_hidden hides: told together only. No table crosses buildings with ages.
-- Decided: where the total itself would tell of fewer than k households, alone or against an earlier release, nothing of the year is told.
--   Where only the number of households would, because fewer than k are billed for the first time or no more, that number is not told, nor
--   what it divides (settled, household rate); who owes and the money are.

-- Whether the year's money of the whole estate may be told beside all that was told of it before.
create function figures.committee_tells_total(p_estate_id int, p_now jsonb, p_least int) returns boolean language plpgsql stable as $$
begin
  return not exists (
    select from figures.committee_told r
    where r.estate_id = p_estate_id and (
      jsonb_typeof(r.figures -> 'total') = 'object' and figures.committee_total_gives_away(r.households, p_now, p_least)
      or jsonb_typeof(r.figures -> 'lastYear') = 'object' and figures.committee_total_gives_away(r.last_year, p_now, p_least)));
end $$;

-- The same of what is open of earlier years.
create function figures.committee_tells_prior(p_estate_id int, p_now jsonb, p_least int) returns boolean language plpgsql stable as $$
begin
  return not exists (
    select from figures.committee_told r
    where r.estate_id = p_estate_id and jsonb_typeof(r.figures -> 'prior') = 'object'
      and figures.committee_gives_away(r.households, p_now, 'PRIOR', null, p_least));
end $$;

-- Whether a release adds up to few households with one of the year before (-1) or after (1): what was open of all years in one is what is
-- open of earlier years in the next, but for what was paid since. A release's open amount of earlier years may be known from another's.
create function figures.committee_tells_year(p_estate_id int, p_day date, p_years int, p_now jsonb, p_least int) returns boolean
language plpgsql stable as $$
begin
  return not exists (
    select from figures.committee_told r
    where r.estate_id = p_estate_id and extract(year from r.as_of) = extract(year from p_day) + p_years and case p_years
      when -1 then jsonb_typeof(r.figures -> 'total') = 'object' and figures.committee_year_gives_away(r.households, p_now, p_least)
      else jsonb_typeof(r.figures -> 'prior') = 'object' and figures.committee_year_gives_away(p_now, r.households, p_least) end);
end $$;

-- Whether the number of households that are billed, and that have settled, may be told beside all that was told of it before: a rate tells
-- what it was divided from.
create function figures.committee_tells_counts(p_estate_id int, p_now jsonb, p_least int) returns boolean language plpgsql stable as $$
begin
  return not exists (
    select from figures.committee_told r
    where r.estate_id = p_estate_id and (
      r.figures -> 'total' ->> 'households' is not null and figures.committee_counts_give_away(r.households, p_now, p_least)
      or r.figures -> 'lastYear' ->> 'householdRate' is not null and figures.committee_counts_give_away(r.last_year, p_now, p_least)));
end $$;

-- Households and money of the whole estate, or null where they may not be told.
-- p_day: null for last year's, of which rates alone are told.
create function figures.committee_total(p_estate_id int, p_day date, p_households jsonb, p_least int) returns jsonb
language plpgsql stable as $$
declare
  t record;
  counts boolean;
begin
  select count(*) filter (where h.household) as households, count(*) filter (where h.owes) as owing,
    count(*) filter (where h.unpaid <> 0) as debtors, sum(h.net) as net, sum(h.paid) as paid, sum(h.unpaid) as unpaid
  into t
  from jsonb_to_recordset(p_households) as h(household boolean, owes boolean, net bigint, paid bigint, unpaid bigint);
  if t.households < p_least or figures.committee_few(t.owing::int, p_least) or figures.committee_few(t.debtors::int, p_least)
    or figures.committee_few((t.households - t.owing)::int, p_least)
    or not figures.committee_tells_total(p_estate_id, p_households, p_least)
    or not figures.committee_tells_year(p_estate_id, p_day, 1, p_households, p_least) then
    return null;
  end if;
  counts := figures.committee_tells_counts(p_estate_id, p_households, p_least);
  return jsonb_build_object('households', case when counts then t.households end, 'settled', case when counts then t.households - t.owing end,
    'owing', t.owing, 'householdRate', case when counts then figures.ratio(t.households - t.owing, t.households) end, 'netBilled', t.net::text, 'collected', t.paid::text,
    'currentRate', figures.ratio(t.paid, t.net), 'unpaid', t.unpaid::text);
end $$;

create function figures.committee_prior(p_estate_id int, p_day date, p_households jsonb, p_least int) returns jsonb
language plpgsql stable as $$
declare
  p record;
begin
  select count(*) filter (where h.prior <> 0) as owing, coalesce(sum(h.prior), 0) as open into p
  from jsonb_to_recordset(p_households) as h(prior bigint);
  if figures.committee_few(p.owing::int, p_least)
    or not figures.committee_tells_prior(p_estate_id, p_households, p_least)
    or not figures.committee_tells_year(p_estate_id, p_day, -1, p_households, p_least) then
    return null;
  end if;
  return jsonb_build_object('owing', p.owing, 'open', p.open::text);
end $$;

-- Cells of a table; hidden ones by their name alone.
create function figures.committee_table(p_households jsonb, p_measure text, p_hidden text[]) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('cell', c.cell, 'households', case when c.shown and p_measure = 'BUILDING' then c.households end,
    'owing', case when c.shown then c.owing end, 'householdRate', case when c.shown and p_measure = 'BUILDING'
      then figures.ratio(c.households - c.owing, c.households) end, 'unpaid', case when c.shown then c.unpaid::text end)
    order by c.cell collate "C"), '[]')
  from (
    select m.cell, count(*) filter (where h.household) as households, count(*) filter (where m.owes) as owing, sum(m.amount) as unpaid,
      m.cell <> all (p_hidden) as shown
    from figures.committee_measure(p_households, p_measure) m
    join jsonb_to_recordset(p_households) as h(unit bigint, household boolean) on h.unit = m.unit
    where m.cell is not null and (p_measure = 'BUILDING' or m.amount <> 0)
    group by m.cell
  ) c
$$;

-- What the hidden cells come to together: anybody could subtract it. p_counts: of buildings, whether the estate's number of households is told.
create function figures.committee_rest(p_households jsonb, p_measure text, p_hidden text[], p_counts boolean) returns jsonb
language sql stable as $$
  select case when cardinality(p_hidden) > 0 then jsonb_build_object(
    'households', case when p_counts then count(*) filter (where h.household) end, 'owing', count(*) filter (where m.owes),
    'householdRate', case when p_counts
      then figures.ratio(count(*) filter (where h.household) - count(*) filter (where m.owes), count(*) filter (where h.household)) end,
    'unpaid', coalesce(sum(m.amount), 0)::text) end
  from figures.committee_measure(p_households, p_measure) m
  join jsonb_to_recordset(p_households) as h(unit bigint, household boolean) on h.unit = m.unit
  where m.cell = any (p_hidden)
$$;

-- Whether the same households owe the same in both: then a rate tells what it was divided by.
create function figures.committee_same(p_households jsonb, p_last_year jsonb) returns boolean language sql immutable as $$
  select not exists (select from figures.committee_change(p_households, p_last_year, 'TOTAL', null) c where c.owing > 0 or c.amounts > 0)
$$;

create function figures.committee_figures(p_estate_id int, p_kind text, p_day date, p_households jsonb, p_last_year jsonb) returns jsonb
language plpgsql stable as $$
declare
  least_told constant int := figures.committee_least(p_day);
  total constant jsonb := figures.committee_total(p_estate_id, p_day, p_households, least_told);
  counts constant boolean := total ->> 'households' is not null;
  before jsonb := figures.committee_total(p_estate_id, null, p_last_year, least_told);
  buildings text[];
  ages text[];
begin
  -- Against this year's own, told in the same breath.
  if total is null or figures.committee_gives_away(p_households, p_last_year, 'TOTAL', null, least_told)
    or figures.committee_same(p_households, p_last_year) and (figures.committee_gives_away(p_households, p_last_year, 'NET', null, least_told)
      or figures.committee_gives_away(p_households, p_last_year, 'PAID', null, least_told)) then
    before := null;
  elsif counts and figures.committee_counts_give_away(p_households, p_last_year, least_told) then
    before := before || '{"householdRate": null}';
  end if;
  if p_kind = 'BULLETIN' and total is not null then
    buildings := figures.committee_hidden(p_estate_id, p_households, 'BUILDING', least_told, counts);
    ages := figures.committee_hidden(p_estate_id, p_households, 'AGE', least_told, counts);
  end if;
  return jsonb_build_object('least', least_told, 'total', total,
    'lastYear', case when before is not null
      then jsonb_build_object('householdRate', before -> 'householdRate', 'currentRate', before -> 'currentRate') end,
    'prior', figures.committee_prior(p_estate_id, p_day, p_households, least_told),
    'buildings', case when buildings is null then '[]' else figures.committee_table(p_households, 'BUILDING', buildings) end,
    'buildingsTogether', figures.committee_rest(p_households, 'BUILDING', buildings, counts),
    'ages', case when ages is null then '[]' else figures.committee_table(p_households, 'AGE', ages) end,
    'agesTogether', figures.committee_rest(p_households, 'AGE', ages, false));
end $$;
comment on function figures.committee_figures is 'What the committee may be told, as JSON; what may not is null.';

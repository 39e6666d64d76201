-- requires: cell_scan cohort_triangle bucket_moves instant
-- Question: what do due_flow, cohort_triangle, bucket_moves and the household rates of single months answer, at once?
-- Grain: as those.
-- Formula: a cell's row stands from from_on until until_on: it adds itself in the one month and takes itself back in the other. Of marked
--   cells what is stored is taken back, and what the ledger tells is added.
-- Counts: cells of estates as a whole.
-- Excludes: known-at times, units: see cells_cover; slices that those cells do not know are answered by the definition.
-- Decided: no window over the cells: two passes that add up, whatever the order, so the work is bounded by the rows of the months asked for.

create function figures.due_cells(
  p_by text, p_first date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.due_flow
language plpgsql stable rows 2000 as $$
declare
  marked constant figures.marked_cells := figures.marked_cells(p_slice);
  narrow constant text := figures.cell_conditions(p_fee_class, p_slice) || format(' and c.due_on >= %L', p_first);
  -- Rows of a kind of cell as flows: what it adds, and when it goes.
  passes constant text := $q$
    select c.estate_id, c.due_on, c.from_on as month, %1$sc.bills as bills, %1$sc.charged as charged, %1$sc.waived as waived,
      %1$sc.written_off as written_off, %1$sc.paid as paid
    from public.money_month c where %3$s and c.from_on <= $4
    union all
    select c.estate_id, c.due_on, c.until_on, %2$sc.bills, %2$sc.charged, %2$sc.waived, %2$sc.written_off, %2$sc.paid
    from public.money_month c where %3$s and c.until_on <= $4$q$;
  cells text := format(passes, '', '-', 'c.building_id = -1' || narrow);
begin
  if marked.estates is not null then
    cells := cells || ' union all ' || format(passes, '-', '', 'c.building_id > 0 and c.estate_id = any ($1) and c.due_on = any ($3)'
        || ' and (c.estate_id, c.building_id, c.due_on) in (select * from unnest($1, $2, $3))' || narrow)
      || ' union all select c.estate_id, c.due_on, figures.month_of(c.day), c.bills, c.charged, c.waived, c.written_off, c.paid'
      || ' from figures.bill_flow($1, $2, $3) c where c.day <= $4' || narrow;
  end if;
  return query execute format(
    $q$select s.g, s.due_on, s.month, s.bills, s.charged, s.waived, s.written_off, s.paid from (
      select %s as g, c.due_on, c.month, sum(c.bills)::bigint as bills, sum(c.charged)::bigint as charged, sum(c.waived)::bigint as waived,
        sum(c.written_off)::bigint as written_off, sum(c.paid)::bigint as paid
      from (%s) c %s
      group by 1, 2, 3
    ) s
    where s.bills <> 0 or s.charged <> 0 or s.waived <> 0 or s.written_off <> 0 or s.paid <> 0$q$,
    figures.cell_group(p_by, false, false), cells, figures.cell_register(p_by, false, false, p_known_at, p_slice))
  using marked.estates, marked.buildings, marked.dues, p_as_of;
end $$;
comment on function figures.due_cells is 'As due_flow, from cells; A ends a month.';

-- Whether cells of estates as a whole can answer.
create function figures.due_source(p_by text, p_known_at timestamptz, p_slice jsonb) returns text
language plpgsql stable as $$
begin
  return case when figures.cells_cover(p_by, p_known_at, p_slice) and p_by in ('portfolio', 'region', 'city_company', 'estate')
    and not p_slice ?| array['buildings', 'uses', 'feeItems', 'liableKinds', 'propertyTypes'] then 'due_cells' else 'due_flow' end;
end $$;

create function figures.instant_cohorts(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.cohort_age
language plpgsql stable rows 600 as $$
begin
  return query select * from figures.cohorts_from(figures.due_source(p_by, p_known_at, p_slice),
    p_by, p_months, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_cohorts is 'As cohort_triangle, from cells where they can answer.';

create function figures.instant_moves(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.bucket_move
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.moves_from(figures.due_source(p_by, p_known_at, p_slice),
    p_by, p_months, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.instant_moves is 'As bucket_moves, from cells where they can answer.';

create type figures.household_month_rate as (
  group_key text, due_month date, billed bigint, on_time bigint, next_billed bigint, next_settled bigint
);
comment on column figures.household_month_rate.billed is 'Households with a bill of the month, as of its end.';
comment on column figures.household_month_rate.on_time is 'Of them, those whose bills were each paid on their due date.';
comment on column figures.household_month_rate.next_billed is 'Households with a bill of the month, as of the end of the next; null until it has ended.';
comment on column figures.household_month_rate.next_settled is 'Of them, those whose bills of the month are all paid by then.';

-- Household rates of single months due, each as of the end of the month and of the next: the figures of collection_households.
create function figures.household_months(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_month_rate
language plpgsql stable rows 600 as $$
declare
  closed constant date := figures.month_closed(p_as_of);
  last constant date := date_trunc('month', closed::timestamp)::date;
begin
  return query
  select f.group_key, m.month, f.households_on_time_base, f.households_on_time, n.households_billed, n.households_settled
  from (
    select g::date as month, (g + interval '1 month')::date - 1 as ends, (g + interval '2 months')::date - 1 as next_ends
    from generate_series(last - make_interval(months => p_months - 1), last::timestamp, interval '1 month') g
  ) m
  cross join lateral figures.instant_households(p_by, m.month, m.ends, m.ends, p_known_at, p_fee_class, p_slice) f
  left join lateral (
    select h.group_key, h.households_billed, h.households_settled
    from figures.instant_households(p_by, m.month, m.ends, least(m.next_ends, closed), p_known_at, p_fee_class, p_slice) h
    where m.next_ends <= closed
  ) n on n.group_key = f.group_key
  order by f.group_key, m.month;
end $$;
comment on function figures.household_months is 'Household rates of each month due, at the end of that month and of the next.';

create type figures.open_balance as (group_key text, open bigint);

-- What is still open of bills due from p_first to the end of the last whole month by A, as of that end.
create function figures.instant_open(
  p_by text, p_first date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.open_balance
language plpgsql stable rows 100 as $$
begin
  return query execute format(
    $q$select f.group_key, sum(f.charged - f.waived - f.written_off - f.paid)::bigint
    from figures.%I($1, $2, $3, $4, $5, $6) f where f.due_on <= $3 group by f.group_key$q$, figures.due_source(p_by, p_known_at, p_slice))
  using p_by, p_first, figures.month_closed(p_as_of), p_known_at, p_fee_class, p_slice;
end $$;
comment on function figures.instant_open is 'Open balance of bills due since a day, at the end of the last whole month.';

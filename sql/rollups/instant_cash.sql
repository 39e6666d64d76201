-- requires: cash_flow instant_held money_group money_positions
-- Question: where did the money received in the period go, and what is held, told at once?
-- Grain: as cash_flow.
-- Formula: received from the cash postings of [s, A]; allocated to the period's, earlier and later bills: what cells of bills hold as paid
--   by A less by the day before s, and what is left on voided bills, which no cell holds; held and its change from cells of held money.
-- Counts: as cash_flow.
-- Excludes: known-at times, units, groups and slices by use: see held_cover and cells_cover; the definition answers those.
-- Decided: what was received is read from the postings themselves, so that cash still closes, or fails to, between two sources.

create function figures.instant_cash(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (
  group_key text, received bigint, to_period bigint, to_prior bigint, to_later bigint, held_change bigint, held bigint,
  unidentified bigint
)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  opening date := least(p_from - 1, p_as_of);
  estates int[] := figures.slice_estates(p_slice);
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  regions text[] := figures.slice_words(p_slice, 'regions');
  companies text[] := figures.slice_words(p_slice, 'cityCompanies');
  types text[] := figures.slice_words(p_slice, 'propertyTypes');
  whole_estates boolean := p_by in ('portfolio', 'region', 'city_company', 'estate', 'fee_class') and buildings is null and types is null;
begin
  if not (figures.held_cover(p_by, p_known_at, p_slice) and figures.cells_cover(p_by, p_known_at, p_slice)) then
    return query select * from figures.cash_flow(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
    return;
  end if;
  return query
  with cash as materialized (
    select p.estate_id, p.account_id, sum(p.amount) as amount
    from figures.estate_at(null) e
    cross join lateral (
      select own.estate_id, own.account_id, own.amount from public.posting own
      where own.estate_id = e.estate_id and own.effective_on between p_from and p_as_of and own.kind = 'CASH' and own.account_id is not null
    ) p
    where estates is null or e.estate_id = any (estates)
    group by p.estate_id, p.account_id
  ),
  -- Where there are accounts there is a group, whether they moved or not; and where money without a household ever came in.
  place as (
    select a.estate_id, a.building_id, a.fee_class, sum(c.amount) as received, 0 as to_period, 0 as to_prior, 0 as to_later
    from public.account a
    left join cash c on c.estate_id = a.estate_id and c.account_id = a.account_id
    where (p_fee_class is null or a.fee_class = p_fee_class) and (estates is null or a.estate_id = any (estates))
      and (buildings is null or a.building_id = any (buildings))
    group by a.estate_id, a.building_id, a.fee_class
    union all
    select u.estate_id, 0, u.fee_class, 0, 0, 0, 0
    from figures.estate_at(null) e
    cross join lateral (
      select distinct p.estate_id, coalesce(o.fee_class, r.fee_class) as fee_class
      from public.posting p
      join public.receipt r on r.estate_id = p.estate_id and r.receipt_id = p.receipt_id
      left join public.receipt o on o.estate_id = r.estate_id and o.receipt_no = r.reverses_receipt_no
      where p.estate_id = e.estate_id and p.account_id is null and p.effective_on <= p_as_of
    ) u
    where whole_estates and (estates is null or e.estate_id = any (estates)) and (p_fee_class is null or u.fee_class = p_fee_class)
    union all
    select a.estate_id, a.building_id, a.fee_class, 0,
      case when b.due_on between p_from and p_to then p.amount else 0 end, case when b.due_on < p_from then p.amount else 0 end,
      case when b.due_on > p_to then p.amount else 0 end
    from public.void v
    join public.bill b on b.estate_id = v.estate_id and b.bill_id = v.entry_id
    join public.posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id
    join public.account a on a.estate_id = p.estate_id and a.account_id = p.account_id
    where v.entry_table = 'bills' and p.kind = 'ALLOCATION' and p.effective_on between p_from and p_as_of
      and (p_fee_class is null or a.fee_class = p_fee_class) and (estates is null or a.estate_id = any (estates))
      and (buildings is null or a.building_id = any (buildings))
  ),
  grouped as (
    select s.g, sum(s.received) as received, sum(s.to_period) as to_period, sum(s.to_prior) as to_prior, sum(s.to_later) as to_later
    from (
      select p.received, p.to_period, p.to_prior, p.to_later,
        figures.money_group(p_by, e.region, e.city_company, e.estate_code, r.building_code, r.property_type, p.fee_class) as g
      from place p
      join figures.estate_at(null) e on e.estate_id = p.estate_id
      left join figures.register_of(null, estates) r on r.estate_id = p.estate_id and r.building_id = p.building_id
      where (regions is null or e.region = any (regions)) and (companies is null or e.city_company = any (companies))
        and (types is null or r.property_type = any (types))
    ) s
    group by s.g
  ),
  allocated as (
    select m.group_key as g, sum(m.paid) filter (where m.in_period) as to_period, sum(m.paid) filter (where m.in_arrears) as to_prior,
      sum(m.paid) filter (where not m.in_period and not m.in_arrears) as to_later
    from (
      select n.group_key, n.in_period, n.in_arrears, n.paid
      from figures.money_positions(p_by, p_from, p_to, p_as_of, null, p_fee_class, p_slice) n
      union all
      select n.group_key, n.in_period, n.in_arrears, -n.paid
      from figures.money_positions(p_by, p_from, p_to, opening, null, p_fee_class, p_slice) n
    ) m
    group by m.group_key
  ),
  held_then as (select h.* from figures.instant_held(p_by, p_from, p_to, opening, null, p_fee_class, p_slice) h),
  held_now as (select h.* from figures.instant_held(p_by, p_from, p_to, p_as_of, null, p_fee_class, p_slice) h)
  select g.g, coalesce(g.received, 0)::bigint, (coalesce(a.to_period, 0) + g.to_period)::bigint,
    (coalesce(a.to_prior, 0) + g.to_prior)::bigint, (coalesce(a.to_later, 0) + g.to_later)::bigint, (coalesce(n.held, 0) - coalesce(t.held, 0))::bigint, coalesce(n.held, 0)::bigint,
    case when whole_estates then coalesce(n.unidentified, 0)::bigint end
  from grouped g
  left join allocated a on a.g = g.g
  left join held_then t on t.group_key = g.g
  left join held_now n on n.group_key = g.g;
end $$;
comment on function figures.instant_cash is 'As cash_flow, from cells where they can answer; in fen.';

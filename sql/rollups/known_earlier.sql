-- requires: cell_scan moved_bills register_at without_fences
-- Question: what did bills add to their cells as known at K, less what they add as known now?
-- Grain: cell and day, for money; building, block of units and day, for households.
-- Formula: of each bill of which something was recorded after K, how it stands at the end of a day by what was recorded by K, and by all
--   that is recorded. What cells hold plus these differences is what was known at K; sets of households differ in the bits told here.
-- Counts: bills and postings recorded after K, and bills voided since.
-- Excludes: bills of which nothing was recorded after K: they stand as they did.
-- Decided: a known-at time is mostly a recent one, so little was recorded since; where it is much, the definition reads the ledger sooner.

create function figures.batches_after(p_known_at timestamptz) returns int[]
language plpgsql stable as $$
begin
  return (select coalesce(array_agg(batch_id), '{}') from public.batch where recorded_at > p_known_at);
end $$;
comment on function figures.batches_after is 'The batches recorded after K.';

-- Bills of which some batches recorded something that is effective by a day.
create function figures.bills_recorded(p_batches int[], p_day date, p_estates int[]) returns setof figures.bill_key
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan as $$
declare
  first constant int := (select min(b) from unnest(p_batches) as b);
begin
  return query
  select p.estate_id, p.bill_id from public.posting p
  where p.batch_id >= first and p.batch_id = any (p_batches) and p.bill_id is not null and p.effective_on <= p_day
    and (p_estates is null or p.estate_id = any (p_estates))
  union
  select b.estate_id, b.bill_id from public.bill b
  where b.batch_id >= first and b.batch_id = any (p_batches) and b.issued_on <= p_day and (p_estates is null or b.estate_id = any (p_estates))
  union
  select v.estate_id, v.entry_id from public.void v
  where v.entry_table = 'bills' and v.batch_id = any (p_batches) and (p_estates is null or v.estate_id = any (p_estates));
end $$;
comment on function figures.bills_recorded is 'Bills of which some batches recorded something that is effective by a day.';

-- How bills b stand at the end of a day d.day, s, as known now and, earlier, without the batches of $1: steps of a query.
create function figures.both_standings() returns text language sql immutable as $query$ select $$
  left join public.void v on v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id
  cross join lateral (values (false, v.batch_id is null),
    (true, b.batch_id <> all ($1) and coalesce(v.batch_id = any ($1), true))) k (earlier, stands)
  cross join lateral (
    select m.waived, m.written_off, m.paid, m.paid_by_due, b.amount - m.credited as charged, b.amount - m.credited - m.waived as net,
      b.amount - m.lowered_by_due - m.paid_by_due as unpaid_at_due
    from (
      select figures.total(p.amount) filter (where p.kind = 'CREDIT_NOTE') as credited,
        figures.total(p.amount) filter (where p.kind = 'WAIVER') as waived,
        figures.total(p.amount) filter (where p.kind = 'WRITE_OFF') as written_off,
        figures.total(p.amount) filter (where p.kind = 'ALLOCATION') as paid,
        figures.total(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= b.due_on) as paid_by_due,
        figures.total(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER') and p.effective_on <= b.due_on) as lowered_by_due
      from public.posting p
      where p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= d.day and not (k.earlier and p.batch_id = any ($1))
    ) m
  ) s
$$ $query$;

-- Cells of buildings, as money_month has them, of each of some days: by how much they differed before p_batches were recorded.
create function figures.earlier_money(p_batches int[], p_days date[], p_estates int[]) returns setof public.money_month
language plpgsql stable rows 5000 as $$
begin
  return query execute format(
    $q$select c.estate_id, c.building_id, '', c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.day, c.day,
      figures.total(c.sign), figures.total(c.sign * c.charged), figures.total(c.sign * c.waived), figures.total(c.sign * c.written_off),
      figures.total(c.sign * c.paid), figures.total(c.sign * c.on_time)
    from (
      select b.estate_id, b.building_id, b.fee_class, b.fee_item, b.use, b.liable_kind, b.due_on, d.day,
        case when k.earlier then 1 else -1 end as sign, s.charged, s.waived, s.written_off, s.paid,
        case when b.due_on <= d.day then least(s.paid_by_due, s.net) else 0 end as on_time
      from figures.bills_recorded($1, (select max(day) from unnest($2) as day), $3) t
      cross join lateral (select * from public.bill own where own.estate_id = t.estate_id and own.bill_id = t.bill_id offset 0) b
      cross join unnest($2) as d (day)
      %s
      where k.stands and b.issued_on <= d.day
    ) c
    group by c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.day$q$, figures.both_standings())
  using p_batches, p_days, p_estates;
end $$;
comment on function figures.earlier_money is 'By how much the money of cells differed before some batches were recorded; in fen.';

-- Blocks of households, as household_month has them, of bills due in a period: the bits that differed at the end of p_day before p_batches
-- were recorded. p_whole: of whatever use and fee item, as the cells of a whole are; p_typed: with the property type that cells of estates
-- carry. A unit's state is that of all its bills of the cell. Nested loops are for indexes alone: the planner expects a few units.
create function figures.earlier_households(
  p_batches int[], p_day date, p_from date, p_to date, p_estates int[], p_whole boolean, p_typed boolean
) returns setof public.household_month language plpgsql stable rows 5000 set enable_nestloop = off as $$
begin
  return query execute format(
    $q$with touched as materialized (
      select b.estate_id, b.building_id, b.unit_id, b.due_on from figures.bills_recorded($1, $2, $5) t
      cross join lateral (select * from public.bill own where own.estate_id = t.estate_id and own.bill_id = t.bill_id offset 0) b
      where b.due_on between $3 and $4
    ),
    seen as (select distinct t.estate_id, t.building_id, t.due_on from touched t)
    select u.estate_id, u.building_id, %3$s, u.fee_class, u.fee_item, u.use, u.liable_kind, u.due_on, $2, $2, u.unit_id / 64,
      bit_xor(u.billed * figures.unit_bit(u.unit_id))::bit(64)::bit varying, bit_xor(u.unpaid * figures.unit_bit(u.unit_id))::bit(64)::bit varying,
      bit_xor(u.owing * figures.unit_bit(u.unit_id))::bit(64)::bit varying, bit_xor(u.late * figures.unit_bit(u.unit_id))::bit(64)::bit varying
    from (
      select b.estate_id, b.building_id, b.fee_class, %2$s, b.due_on, b.unit_id, k.earlier, 1 as billed, max((s.net <> s.paid)::int) as unpaid,
        max((s.net > s.paid)::int) as owing, max((b.due_on <= $2 and s.unpaid_at_due <> 0)::int) as late
      from seen g
      cross join lateral (
        select * from public.bill own where own.estate_id = g.estate_id and own.building_id = g.building_id and own.due_on = g.due_on offset 0
      ) b
      cross join (values ($2)) as d (day)
      %1$s
      where k.stands and b.issued_on <= $2 and b.use not in ('PARKING', 'STORAGE') and s.net <> 0
        and (b.estate_id, b.unit_id, b.due_on) in (select t.estate_id, t.unit_id, t.due_on from touched t)
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) u %4$s
    group by u.estate_id, u.building_id, 3, u.fee_class, u.fee_item, u.use, u.liable_kind, u.due_on, u.unit_id / 64$q$, figures.both_standings(),
    case when p_whole then $q$''::text as fee_item, ''::text as use, figures.not_developer(b.liable_kind) as liable_kind$q$
      else 'b.fee_item, b.use, b.liable_kind' end,
    case when p_typed then 'r.property_type' else $q$''::text$q$ end,
    case when p_typed then 'left join figures.register_of(null, $5) r on r.estate_id = u.estate_id and r.building_id = u.building_id' else '' end)
  using p_batches, p_day, p_from, p_to, p_estates;
end $$;
comment on function figures.earlier_households is 'The households of cells that stood otherwise before some batches were recorded.';

-- Whether cells can answer what was known at K: not too much was recorded since, and, where types of property are asked for, none of a building.
create function figures.known_cover(p_by text, p_known_at timestamptz, p_slice jsonb) returns boolean
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
  later constant int[] := figures.batches_after(p_known_at);
  first constant int := (select min(b) from unnest(later) as b);
  estates constant int[] := figures.slice_estates(p_slice);
  -- Beyond this many entries the ledger itself answers sooner.
  most constant int := greatest(500, (select c.reltuples from pg_class c where c.oid = 'public.bill'::regclass) / 3);
begin
  -- Spread over machines, what was recorded since cannot be told apart where it lies: the ledger itself answers.
  if p_known_at is not null and figures.is_spread() then
    return false;
  elsif p_known_at is null or not figures.cells_cover(p_by, null, p_slice) then
    return figures.cells_cover(p_by, p_known_at, p_slice);
  elsif (p_by in ('property_type', 'type_use_kind') or p_slice ? 'propertyTypes')
    and exists (select from public.building_version v where v.batch_id = any (later)) then
    return false;
  end if;
  return (
    select count(*) from (
      (select 1 from public.posting p where p.batch_id >= first and p.batch_id = any (later) and (estates is null or p.estate_id = any (estates)) limit most + 1)
      union all
      (select 1 from public.bill b where b.batch_id >= first and b.batch_id = any (later) and (estates is null or b.estate_id = any (estates)) limit most + 1)
    ) recorded
  ) <= most;
end $$;

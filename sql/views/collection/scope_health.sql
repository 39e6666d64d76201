-- requires: estate_at bill_scope newest_entries
-- Question: how recent and how complete are the records behind the figures of a scope?
-- Grain: one row for a scope.
-- Formula: latest batch of the scope's estates, and their latest bill, receipt or adjustment up to the last day, which is the day of K
--   or today; their open quarantined rows; estates with and without entries.
-- Counts: estates registered by K within the slice; a building or unit stands for its estate.
-- Excludes: entries and batches recorded after K; entries voided by K, which count as never made; entries dated after the last day: a
--   year's bills issued ahead, or one receipt with a slip in its year, do not make records current that stopped.
-- Decided: entries after A count, up to the last day: they tell that the records went on. A row whose estate is not known counts for the
--   whole portfolio only.

-- The same of single estates, of which a scope is made.
create function figures.estate_health(p_known_at timestamptz, p_last_day date, p_estates int[]) returns table (
  estate_id int, recorded_at timestamptz, latest_entry_on date, quarantined_rows int
)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  with recorded as (
    select m.estate_id as e, max(t.recorded_at) as at from public.batch_estate m join public.batch t on t.batch_id = m.batch_id
    where m.estate_id = any (p_estates) and (p_known_at is null or t.recorded_at <= p_known_at)
    group by m.estate_id
  ),
  waiting as (
    -- A row counts with its batch: what an import under way has put aside may yet be undone.
    select q.estate_id as e, count(*)::int as rows from public.quarantine_row q
    join public.batch b on b.batch_id = q.batch_id
    where q.estate_id = any (p_estates) and (batches is null or q.batch_id = any (batches))
      and not exists (select from public.quarantine_outcome o where o.quarantine_id = q.quarantine_id
        and (batches is null or o.batch_id = any (batches)))
    group by q.estate_id
  )
  select i.e, r.at, n.day, coalesce(w.rows, 0)
  from unnest(p_estates) as i (e)
  join figures.estate_at(p_known_at) k on k.estate_id = i.e
  left join recorded r on r.e = i.e
  left join figures.newest_entries(p_estates, batches, p_last_day) n on n.estate_id = i.e
  left join waiting w on w.e = i.e;
end $$;
comment on function figures.estate_health is 'Freshness and quarantined rows of estates registered by K.';

create function figures.scope_health(p_known_at timestamptz, p_last_day date, p_slice jsonb) returns table (
  recorded_at timestamptz, latest_entry_on date, quarantined_rows int, estates int, estates_without_records int
)
language plpgsql stable rows 1 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  wanted bigint[] := figures.slice_ids(p_slice, 'estates');
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  units bigint[] := figures.slice_ids(p_slice, 'units');
  regions text[] := figures.slice_words(p_slice, 'regions');
  companies text[] := figures.slice_words(p_slice, 'cityCompanies');
  whole boolean := wanted is null and buildings is null and units is null and regions is null and companies is null;
  -- As an array, so that each estate's own index serves it.
  ids int[] := array(
    select e.estate_id from figures.estate_at(p_known_at) e
    where (wanted is null or e.estate_id = any (wanted::int[]))
      and (regions is null or e.region = any (regions))
      and (companies is null or e.city_company = any (companies))
      and (buildings is null or exists (select from public.building b where b.estate_id = e.estate_id and b.building_id = any (buildings)))
      and (units is null or exists (select from public.unit u where u.estate_id = e.estate_id and u.unit_id = any (units)))
  );
begin
  return query
  select max(h.recorded_at), max(h.latest_entry_on),
    coalesce(sum(h.quarantined_rows), 0)::int + (select count(*)::int from public.quarantine_row q
      join public.batch b on b.batch_id = q.batch_id
      where whole and q.estate_id is null
        and (batches is null or q.batch_id = any (batches))
        and not exists (select from public.quarantine_outcome o where o.quarantine_id = q.quarantine_id
          and (batches is null or o.batch_id = any (batches)))),
    cardinality(ids), count(*) filter (where h.latest_entry_on is null)::int
  from figures.estate_health(p_known_at, p_last_day, ids) h;
end $$;
comment on function figures.scope_health is 'Freshness and completeness of the records behind a scope.';

-- requires: audit_hit
-- Question: where were fees pressed for by cutting water, power, heat or gas (Civil Code art. 944)?
-- Grain: household and day, or the estate where the record names no household.
-- Formula: a contact of the action UTILITY_CUT.
-- Counts: contacts from the first day to A, of which the latest version still says so.
-- Excludes: rows of batches that were withdrawn.
-- Decided: days are those in China. There is no threshold: a single one is severe.

create function figures.audit_forbidden_dunning(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with standing as materialized (
    select distinct on (c.estate_id, c.key_digest) c.estate_id, c.unit_id, c.action, c.at, (c.at at time zone 'Asia/Shanghai')::date as on_day
    from public.contact c
    where c.estate_id = any (p_estates) and not exists (select from public.batch w where w.withdraws_batch_id = c.batch_id)
    order by c.estate_id, c.key_digest, c.row_id desc
  ),
  place as materialized (
    select u.estate_id, u.unit_id, u.unit_code, u.building_id from public.unit u
    where (u.estate_id, u.unit_id) in (select s.estate_id, s.unit_id from standing s where s.action = 'UTILITY_CUT')
  )
  select s.estate_id, 'forbidden_dunning'::text, coalesce(u.unit_code, '') || '/' || to_char(s.on_day, 'YYYY-MM-DD'), u.building_id, u.unit_id, s.on_day,
    null::bigint,
    jsonb_build_object('on', s.on_day, 'times', count(*)),
    case when u.unit_code is null then '[]'::jsonb else figures.proof_of('units', array[u.unit_code]) end
  from standing s
  left join place u on u.estate_id = s.estate_id and u.unit_id = s.unit_id
  where s.action = 'UTILITY_CUT' and s.on_day between p_from and p_as_of
  group by s.estate_id, u.unit_code, u.building_id, u.unit_id, s.on_day;
end $$;

select figures.define_audit_rule('forbidden_dunning', 1, 'SEVERE', 'EVENT', 'Civil Code art. 944, P3.4', true,
  array[
    'Utilities cut to press for fees',
    'The log of contacts records {times|cut|cuts} of water, power, heat or gas on {on}.',
    'Fees may never be pressed for by cutting water, power, heat or gas.',
    'Supply may have been cut for repairs and logged as dunning; if for fees, it breaks the law.',
    'Restore supply at once; the order, its ground, and what the household was told.'
  ],
  array[
    '停水停电催费',
    '沟通记录显示 {on} 有 {times} 次停水、停电、停热或停气。',
    '不得采取停止供电、供水、供热、供燃气等方式催交物业费。',
    '可能因检修停供而误记为催缴；如因催费停供则违法。',
    '立即恢复供应；查明停供指令、依据及告知业户的情况。'
  ]);

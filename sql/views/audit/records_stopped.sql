-- requires: audit_hit policy_at estate_at newest_entries
-- Question: which estate's records have stopped arriving (P2.4, P5.3)?
-- Grain: estate.
-- Formula: no bill, receipt or adjustment is dated within the `days` days up to A.
-- Counts: standing entries dated by A, of estates that are managed as of A.
-- Excludes: estates without any entry, which are incomplete rather than stopped; estates given up.
-- Decided: whoever bills by the month writes at least once in the days allowed, a few late days included.

create function figures.audit_records_stopped(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.records_stopped.days', p_as_of);
begin
  return query
  select e.estate_id, 'records_stopped'::text, e.estate_code, null::bigint, null::bigint, l.day + days, null::bigint,
    jsonb_build_object('latest', l.day, 'days', p_as_of - l.day), '[]'::jsonb
  from figures.estate_at(null) e
  join figures.newest_entries(p_estates, null, p_as_of) l on l.estate_id = e.estate_id
  where e.estate_id = any (p_estates) and (e.exited_on is null or e.exited_on > p_as_of) and l.day < p_as_of - days;
end $$;

select figures.define_audit_rule('records_stopped', 1, 'MORE_SERIOUS', 'STATE', 'P2.4, P5.3', true,
  array[
    'Records stopped arriving',
    'The estate''s latest record is of {latest}; none has come for {days|day|days}.',
    'Figures without records stay as they were and look like nothing happened.',
    'The delivery may have failed, or entries are no longer made.',
    'The estate''s billing system and the latest delivery.'
  ],
  array[
    '数据中断',
    '该项目最近一笔记录日期为 {latest}，已 {days} 天无新记录。',
    '没有记录，指标停留在原处，看似无事发生。',
    '可能报送失败，也可能停止录入。',
    '检查项目收费系统及最近一次数据报送。'
  ]);

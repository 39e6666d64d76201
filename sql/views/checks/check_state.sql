-- requires: ratio
-- Question: where does each check stand, and what did it score?
-- Grain: check.
-- Formula: score 检查得分 = points earned / points possible of its answers.
-- Counts: every check that has started; of its answers those that are scored.
-- Excludes: answers that do not apply 不适用: they neither help nor harm.
-- Decided: points are kept with the answer as its template's version gave them. A check without a scored answer has no score.

create view figures.check_state with (security_invoker = true) as
select c.estate_id, c.check_id, e.estate_code, e.estate_code || '-C' || upper(left(c.check_id::text, 8)) as number, c.kind, c.template_code,
  c.template_version, c.subject, c.plan_id, c.plan_item, c.draw_id, c.inspector_id, c.inspector_name, c.inspector_role, c.started_at,
  c.received_at, c.on_day, r.finished_at, r.recorded_at, r.on_day as recorded_on, r.remark, f.name as confirmer_name,
  f.position as confirmer_position, f.agreed, f.remark as confirmer_remark, f.at as confirmed_at,
  case when f.check_id is not null then 'CONFIRMED' when r.check_id is not null then 'RECORDED' else 'STARTED' end as state,
  a.earned, a.possible, figures.ratio(a.earned, a.possible) as score, coalesce(a.findings, 0) as findings
from public.site_check c
join public.estate e on e.estate_id = c.estate_id
left join public.check_record r on r.estate_id = c.estate_id and r.check_id = c.check_id
left join public.check_confirmation f on f.estate_id = c.estate_id and f.check_id = c.check_id
left join lateral (
  select sum(n.earned) as earned, sum(n.possible) as possible, count(n.severity)::int as findings
  from public.check_answer n where n.estate_id = c.estate_id and n.check_id = c.check_id
) a on r.check_id is not null;
comment on view figures.check_state is 'Checks 检查 as they stand.';
comment on column figures.check_state.number is 'What people call it: estate and the first eight digits of its id, known to the phone before the server hears of it.';
comment on column figures.check_state.findings is 'Answers that raised a finding.';

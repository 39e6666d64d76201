-- requires: check_state
-- Question: what is planned, and by which check and when was it done?
-- Grain: plan and item.
-- Formula: the items of the version in force; an item is done on the day on which the first check that names it was recorded.
-- Counts: items of the highest published version of each plan.
-- Excludes: drafts, and items that a later version has dropped.
-- Decided: a check that has started but was not recorded does nothing for its item.

create view figures.plan_now with (security_invoker = true) as
select p.plan_id, p.code, p.starts_on, p.ends_on, max(u.version) as version,
  (select max(v.version) from public.plan_version v where v.plan_id = p.plan_id) as latest
from public.inspection_plan p left join public.plan_publication u on u.plan_id = p.plan_id
group by p.plan_id, p.code, p.starts_on, p.ends_on;
comment on view figures.plan_now is 'Plans 检查计划 with the version in force, if any, and the latest one.';

create view figures.plan_item_state with (security_invoker = true) as
select i.estate_id, i.plan_id, n.code as plan_code, i.item, i.kind, i.template_code, i.content, i.starts_on, i.ends_on, i.person_id,
  i.person_name, d.check_id, d.recorded_on as done_on
from figures.plan_now n
join public.plan_item i on i.plan_id = n.plan_id and i.version = n.version
left join lateral (
  select c.check_id, c.recorded_on from figures.check_state c
  where c.estate_id = i.estate_id and c.plan_id = i.plan_id and c.plan_item = i.item and c.recorded_at is not null
  order by c.recorded_on, c.recorded_at limit 1
) d on true;
comment on view figures.plan_item_state is 'Planned checks 计划项 in force.';

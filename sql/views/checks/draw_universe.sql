-- requires: enter_scope check_state estate_at finding_now
-- Question: among which estates is a surprise draw made, with which weights, and who may inspect them?
-- Grain: estate; estate and inspector.
-- Formula: weight = 2 + points of open findings (general 1, more serious 2, severe 3; 6 at most) + 2 where nobody inspected in 180 days.
-- Counts: estates not given up; supervisors and auditors who hold the estate on the day.
-- Excludes: whoever has declared an interest in the estate, in a household of it or in its city company, and has not ended it.
-- Decided: drawn means that a surprise check of the estate was drawn in the year. A weight never falls to 0: nobody can be sure.

create function figures.draw_inspectors(p_day date) returns table (estate_id int, person_id int, name text)
language plpgsql stable rows 100 as $$
declare
  before constant text := figures.enter_scope('people');
begin
  return query
  select v.estate_id, p.person_id, p.name
  from (select distinct on (n.estate_id) n.estate_id, n.city_company, e.estate_code from public.estate_version n
    join public.estate e on e.estate_id = n.estate_id order by n.estate_id, n.version_id desc) v
  join public.person p on p.disabled_at is null and exists (
    select from public.role_grant g
    where g.person_id = p.person_id and g.role in ('SUPERVISOR', 'AUDITOR') and (g.estate_id = v.estate_id or g.estate_id is null)
      and g.starts_on <= p_day and coalesce(g.ends_on >= p_day, true) and g.ended_at is null)
  where not exists (
    select from public.interest i where i.person_id = p.person_id and coalesce(i.ended_on > p_day, true)
      and (i.estate_id = v.estate_id or i.kind = 'COMPANY' and i.subject = v.city_company))
    -- Whoever manages an estate, or sits on its committee, does not inspect it either.
    and not exists (
      select from public.role_grant o where o.person_id = p.person_id and o.estate_id = v.estate_id
        and o.role in ('ESTATE_MANAGER', 'COMMITTEE') and o.ended_at is null and coalesce(o.ends_on >= p_day, true))
  order by v.estate_id, p.person_id;
  perform figures.enter_scope(before);
end $$;
comment on function figures.draw_inspectors is 'Who may inspect which estate on a day, conflicts of interest excluded 回避.';

create type figures.draw_estate_row as (estate_id int, estate_code text, weight int, drawn boolean);

create function figures.draw_estates(p_day date) returns setof figures.draw_estate_row language plpgsql stable rows 100 as $$
begin
  return query
  select e.estate_id, e.estate_code,
    2 + least(6, coalesce((select sum(case f.severity when 'SEVERE' then 3 when 'MORE_SERIOUS' then 2 else 1 end)
      from figures.finding_now f where f.estate_id = e.estate_id and f.closed_on is null), 0))::int
      + case when exists (select from figures.check_state c
        where c.estate_id = e.estate_id and c.kind <> 'SELF' and c.recorded_on > p_day - 180) then 0 else 2 end,
    exists (select from public.draw_lot l join public.draw d on d.draw_id = l.draw_id
      where l.estate_id = e.estate_id and extract(year from d.starts_on) = extract(year from p_day))
  from figures.estate_at(null) e where coalesce(e.exited_on > p_day, true)
  order by e.estate_code collate "C";
end $$;
comment on function figures.draw_estates is 'Estates that may be drawn on a day, with their weights.';

-- requires: check_state estate_at
-- Question: how many estates were inspected in a period, and what did they score by checklist?
-- Grain: scope and period; for scores, checklist.
-- Formula: coverage 检查覆盖率 = distinct estates inspected / estates; score = points earned / points possible.
-- Counts: checks recorded in [s, e]; estates of the scope that were not given up before s.
-- Excludes: self-inspections 自查 from the coverage: nobody inspects themselves (P6.10). Scores have all kinds.
-- Decided: points of all checks of a checklist are added up, its versions together: a short check weighs less than a whole one.

create type figures.check_coverage_row as (inspected int, estates int, coverage numeric);

create function figures.check_coverage(p_from date, p_to date) returns setof figures.check_coverage_row language plpgsql stable rows 1 as $$
begin
  return query
  select s.inspected, s.estates, figures.ratio(s.inspected, s.estates)
  from (
    select count(*)::int as estates, (count(*) filter (where exists (
      select from figures.check_state c
      where c.estate_id = e.estate_id and c.kind <> 'SELF' and c.recorded_on between p_from and p_to)))::int as inspected
    from figures.estate_at(null) e where coalesce(e.exited_on >= p_from, true)
  ) s;
end $$;
comment on function figures.check_coverage is 'Estates of the scope, and those inspected in a period.';

create type figures.template_score_row as (template_code text, checks int, earned int, possible int, score numeric);

create function figures.template_scores(p_from date, p_to date) returns setof figures.template_score_row language plpgsql stable rows 20 as $$
begin
  return query
  select c.template_code, count(*)::int, coalesce(sum(c.earned), 0)::int, coalesce(sum(c.possible), 0)::int,
    figures.ratio(sum(c.earned), sum(c.possible))
  from figures.check_state c where c.recorded_on between p_from and p_to
  group by c.template_code order by c.template_code collate "C";
end $$;
comment on function figures.template_scores is 'Points of the checks recorded in a period, by checklist.';

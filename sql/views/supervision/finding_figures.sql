-- requires: finding_closed_rate finding_on_time_rate finding_first_pass_rate finding_recurrence_rate ratio estate_at
-- Question: how well are problems closed, by estate, severity, source, responsible person or month?
-- Grain: group; '' is all of them together.
-- Formula: sums of the parts; the median of days from recording to acceptance, over accepted ones.
-- Counts: findings raised in the period, as they stood at the end of A; of the estates, severities and sources named, or of all.
-- Excludes: voided ones.
-- Decided: days are calendar days: they are what an owner waits. A finding that nobody is responsible for yet is its own group, '-'.

create function figures.finding_figures(
  p_by text, p_from date, p_to date, p_as_of date, p_estates text[], p_severities text[] default null, p_sources text[] default null
)
returns table (
  group_key text, label text, raised int, accepted int, due_original int, on_time_original int, due_extended int, on_time_extended int,
  submitted int, first_pass int, recurred int, overdue int, median_days numeric
)
language plpgsql stable rows 50 as $$
begin
  return query
  with parts as materialized (
    select f as part, f.accepted_on - f.raised_on as days, coalesce(case p_by when 'ESTATE' then f.estate_code when 'SEVERITY' then f.severity when 'SOURCE' then f.source
      when 'PERSON' then coalesce(f.assignee_id::text, '-') when 'MONTH' then to_char(f.raised_on, 'YYYY-MM') else '' end, '') as key,
      case p_by when 'PERSON' then f.assignee_name when 'ESTATE' then (
        select v.name from public.estate_version v where v.estate_id = f.estate_id order by v.version_id desc limit 1) end as named
    from figures.finding_parts(p_from, p_to, p_as_of) f
    where (p_estates is null or f.estate_code = any (p_estates))
      and (p_severities is null or f.severity = any (p_severities)) and (p_sources is null or f.source = any (p_sources))
  )
  select p.key, coalesce(max(p.named), p.key),
    sum(figures.finding_closed_rate_denominator(p.part))::int, sum(figures.finding_closed_rate_numerator(p.part))::int,
    sum(figures.finding_on_time_rate_denominator(p.part, (p.part).original_due_on))::int,
    sum(figures.finding_on_time_rate_numerator(p.part, (p.part).original_due_on))::int,
    sum(figures.finding_on_time_rate_denominator(p.part, (p.part).due_on))::int,
    sum(figures.finding_on_time_rate_numerator(p.part, (p.part).due_on))::int,
    sum(figures.finding_first_pass_rate_denominator(p.part))::int, sum(figures.finding_first_pass_rate_numerator(p.part))::int,
    sum(figures.finding_recurrence_rate_numerator(p.part))::int,
    (count(*) filter (where (p.part).due_on < p_as_of and (p.part).accepted_on is null))::int,
    percentile_cont(0.5) within group (order by p.days::numeric)::numeric
  from parts p
  group by p.key
  order by p.key collate "C";
end $$;
comment on function figures.finding_figures is 'Counts of findings by group, as numerators and denominators; rates divide them.';

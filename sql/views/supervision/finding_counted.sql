-- requires: finding_part finding_on_time_rate finding_first_pass_rate
-- Question: which findings are counted by a figure of a review?
-- Grain: finding.
-- Formula: RAISED all of them; DUE the denominator of the on-time rate by the first deadline; SUBMITTED that of the first-pass rate.
-- Counts: findings raised in the period, as they stood at the end of A.
-- Excludes: improvement measures of reviews, which are no new problem; voided findings.
-- Decided: reviews are scored from these rows, and lists are narrowed to them, so that a figure leads to what it counted.

create function figures.finding_counted(p_figure text, p_from date, p_to date, p_as_of date) returns setof figures.finding_part
language plpgsql stable rows 500 as $$
begin
  return query
  select f.* from figures.finding_parts(p_from, p_to, p_as_of) f
  where f.source <> 'REVIEW' and case p_figure
    when 'DUE' then figures.finding_on_time_rate_denominator(f, f.original_due_on) = 1
    when 'SUBMITTED' then figures.finding_first_pass_rate_denominator(f) = 1
    else true end;
end $$;
comment on function figures.finding_counted is 'Findings behind a figure of a review: RAISED, DUE or SUBMITTED.';

-- requires: enter_ledgers complaint_response_rate complaints_told satisfaction ratio estate_at
-- Question: how are complaints answered and how satisfied are owners, by estate, building, channel, subject or month?
-- Grain: group; '' is all of them together.
-- Formula: sums of the parts of complaints; of satisfaction, see there.
-- Counts: the estates named, or all; complaints and answers of the period, as they stood at the end of A.
-- Excludes: complaints received after A.
-- Decided: what belongs to no building or channel is a group of its own, '-'. Answers have no subject. A committee is told by building, channel
--   or subject of no few complaints (complaints_told) and of no few answers: of a group it is told those that its means rest on, and the rest
--   of all groups is one, '*'. What it is not told of a group is null, never 0, which would be a number of the group's; of '*' none is none.
--   Whether a committee asks, the database knows by the acting role, as row security does, which shows it
--   none of the rows: they are read here alone (enter_ledgers).

create function figures.service_figures(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_estates text[], p_day date
)
returns table (
  group_key text, label text, received int, response_due int, responded_in_time int, response_rate numeric, settled int, settled_rate numeric,
  answers int, answers_to_sent int, sent int, answer_rate numeric, counted int, hidden boolean, speed numeric, correctness numeric, manner numeric, mean numeric
)
language plpgsql stable rows 50 as $$
declare
  before constant text := figures.enter_ledgers(current_setting('app.estates', true));
  few_hidden constant boolean := current_setting('app.role', true) is not distinct from 'COMMITTEE' and p_by in ('BUILDING', 'CHANNEL', 'SUBJECT');
begin
  return query
  with told as (
    select t.* from figures.complaints_told(case when few_hidden then p_by end, p_known_at, p_estates, p_day) t
  ),
  complained as (
    select case when few_hidden and t.complaint_no is null then '*'
        else figures.service_group(p_by, e.estate_code, b.building_code, c.channel, c.subject, c.received_on) end as g, c.received_on,
      figures.complaint_response_rate_denominator(c, p_as_of) as due, figures.complaint_response_rate_numerator(c, p_as_of) as in_time,
      figures.complaint_settled_rate_numerator(c, p_as_of) as settled_by
    from figures.complaint_at(p_known_at) c
    join figures.estate_at(p_known_at) e on e.estate_id = c.estate_id
    left join public.building b on b.estate_id = c.estate_id and b.building_id = c.building_id
    left join told t on t.estate_id = c.estate_id and t.complaint_no = c.complaint_no
    where c.received_on between p_from and least(p_to, p_as_of) and (p_estates is null or e.estate_code = any (p_estates))
  ),
  counted as (
    select c.g, count(*)::int as n, sum(c.due)::int as due, sum(c.in_time)::int as in_time, sum(c.settled_by)::int as settled_by
    from complained c group by c.g
  ),
  satisfied as materialized (
    select s.* from figures.satisfaction(p_by, p_from, p_to, p_as_of, p_known_at, p_estates, p_day) s
  ),
  answered as (
    select s.group_key, case when few_hidden then s.counted else s.answers end as answers, case when not few_hidden then s.answers_to_sent end as answers_to_sent,
      case when not few_hidden then s.sent end as sent, s.counted, s.hidden, s.speed, s.correctness, s.manner, s.mean
    from satisfied s where not few_hidden or s.counted > 0
    union all
    select '*', (sum(s.answers) - sum(s.counted))::int, null, null, 0, true, null, null, null, null
    from satisfied s where few_hidden having sum(s.answers) > sum(s.counted)
  ),
  keys as (select c.g from counted c union select a.group_key from answered a)
  select k.g, case when p_by = 'ESTATE' then coalesce((select e.name from figures.estate_at(p_known_at) e where e.estate_code = k.g), k.g) else k.g end,
    coalesce(c.n, n.none), coalesce(c.due, n.none), coalesce(c.in_time, n.none), figures.ratio(c.in_time, c.due), coalesce(c.settled_by, n.none),
    figures.ratio(c.settled_by, c.n), coalesce(a.answers, case when p_by = 'SUBJECT' then 0 else n.none end), case when few_hidden then a.answers_to_sent else coalesce(a.answers_to_sent, 0) end,
    case when few_hidden then a.sent else coalesce(a.sent, 0) end, figures.ratio(a.answers_to_sent, a.sent),
    coalesce(a.counted, 0), coalesce(a.hidden, false),
    a.speed, a.correctness, a.manner, a.mean
  from keys k
  cross join lateral (select case when not few_hidden or k.g = '*' then 0 end as none) n
  left join counted c on c.g = k.g
  left join answered a on a.group_key = k.g
  order by k.g = '*', k.g collate "C";
  perform figures.enter_ledgers(before);
end $$;
comment on function figures.service_figures is 'Complaints and satisfaction by group.';

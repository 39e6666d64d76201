-- requires: estate_at policy_at
-- Question: which answers to surveys are there, as known at K, and in which bundle may each be told?
-- Grain: answer as it was recorded; live tells which stand.
-- Formula: a bundle is what an estate answered in a month, scoring the same aspects, and what came in together: all that was recorded
--   before the month's end, or one later batch. Bundles of fewer than five are put together within the year, five by five, in the
--   order in which they were whole. An answer belongs to the bundle in which it stood first, whatever is recorded of it later.
-- Counts: answers of batches recorded by K.
-- Excludes: nothing; an answer whose bundle is not whole by K has none.
-- Decided: a bundle never changes once it is whole: a mean of bundles gives no smaller group away, whichever two are subtracted. Where an
--   answer of a bundle was withdrawn or corrected the whole bundle is told no more (intact), or the correction would name it. Nor are its
--   answers ever told in another one: a file withdrawn and taken in again with one answer more would be a bundle beside the one that
--   was told, and the difference one person's scores. What comes in again as it was lets its bundle be told again.

create function figures.fewest_answers(p_day date) returns int language sql stable as $$
  select greatest(5, coalesce(figures.policy_number('service.fewest_answers', p_day), 5))::int
$$;
comment on function figures.fewest_answers is 'Means of fewer answers are not told; never below 5, whatever is decided.';

create type figures.survey_answer as (
  estate_id int, estate_code text, building_code text, channel text, survey_no text, answered_on date, speed int, correctness int, manner int,
  sixths bigint, live boolean, bundle text, bundle_from date, bundle_to date, intact boolean
);

create function figures.survey_answers(p_known_at timestamptz, p_estates text[], p_fewest int) returns setof figures.survey_answer
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with known as materialized (
    select b.batch_id, b.recorded_at, (
      select min(w.recorded_at) from public.batch w
      where w.withdraws_batch_id = b.batch_id and (p_known_at is null or w.recorded_at <= p_known_at)) as withdrawn_at
    from public.batch b where p_known_at is null or b.recorded_at <= p_known_at
  ),
  answer as (
    select r.*, e.estate_code, k.recorded_at, date_trunc('month', r.answered_on::timestamp)::date as month,
      (date_trunc('month', r.answered_on::timestamp) + interval '1 month') at time zone 'Asia/Shanghai' as month_over,
      concat(r.speed is not null, r.correctness is not null, r.manner is not null) as aspects,
      k.withdrawn_at is null
        and row_number() over (partition by r.estate_id, r.response_no order by k.withdrawn_at is not null, r.row_id desc) = 1 as live,
      least(k.withdrawn_at, lead(k.recorded_at) over (partition by r.estate_id, r.response_no order by r.row_id)) as gone_at,
      -- All that a mean of any group rests on.
      format('%s/%s/%s/%s/%s/%s', date_trunc('month', r.answered_on::timestamp), r.building_id, r.channel, r.speed, r.correctness, r.manner) as said
    from public.survey_response r
    join figures.estate_at(p_known_at) e on e.estate_id = r.estate_id
    join known k on k.batch_id = r.batch_id
    where p_estates is null or e.estate_code = any (p_estates)
  ),
  -- What was withdrawn or corrected before its bundle was whole was never told with it.
  wave as (
    select a.*, case when a.recorded_at < a.month_over then 0 else a.batch_id end as wave, w.whole_at,
      (p_known_at is null or w.whole_at <= p_known_at) and coalesce(a.gone_at >= w.whole_at, true) as whole
    from answer a cross join lateral (select greatest(a.recorded_at, a.month_over) as whole_at) w
  ),
  once as (
    select w.*, w.whole and row_number() over (partition by w.estate_id, w.response_no, w.whole order by w.row_id) = 1 as told,
      w.said is not distinct from max(w.said) filter (where w.live) over (partition by w.estate_id, w.response_no) as stands
    from wave w
  ),
  sized as (
    select o.*, count(*) over (partition by o.estate_id, o.month, o.wave, o.aspects, o.told) as size from once o
  ),
  queued as (
    select s.*, row_number() over (partition by s.estate_id, extract(year from s.month), s.told and s.size < p_fewest
      order by s.whole_at, s.row_id) as place
    from sized s
  ),
  named as (
    select q.*, case when not q.told then null
      when q.size >= p_fewest then format('%s/%s/%s/%s', q.estate_id, q.month, q.wave, q.aspects)
      else format('%s/%s/%s', q.estate_id, extract(year from q.month), (q.place - 1) / p_fewest) end as name
    from queued q
  )
  select n.estate_id, n.estate_code, b.building_code, n.channel, n.survey_no, n.answered_on, n.speed, n.correctness, n.manner,
    (6 * (coalesce(n.speed, 0) + coalesce(n.correctness, 0) + coalesce(n.manner, 0))
      / ((n.speed is not null)::int + (n.correctness is not null)::int + (n.manner is not null)::int))::bigint,
    n.live, n.name, min(n.month) over same, (max(n.month) over same + interval '1 month')::date - 1,
    n.name is not null and bool_and(n.stands) over same and count(*) over same >= p_fewest
  from named n
  left join public.building b on b.estate_id = n.estate_id and b.building_id = n.building_id
  window same as (partition by n.name);
end $$;
comment on function figures.survey_answers is 'Answers to surveys with the bundle in which each may be told; sixths is six times an answer''s mean score.';

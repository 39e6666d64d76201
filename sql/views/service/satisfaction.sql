-- requires: estate_at metric_catalogue policy_at ratio
-- Question: how satisfied are owners with speed, correctness and manner (P7.4)?
-- Grain: group; '' is all of them together.
-- Formula: mean of the scores of an answer, then mean over answers; each aspect's mean over the answers that score it. Answer rate =
--   answers to surveys sent in the period / questionnaires sent.
-- Counts: answers given in the period by A; surveys sent in the period by A.
-- Excludes: means of groups with fewer than five answers.
-- Decided: a mean of few would tell what one household thinks, and so would the total less the other groups: where fewer than five answers
--   are hidden in all, the next smallest group is hidden with them. Counts are shown, so that a reader knows what a mean rests on.

create function figures.service_group(p_by text, p_estate text, p_building text, p_channel text, p_subject text, p_day date) returns text
language sql immutable as $$
  select case p_by
    when 'ALL' then ''
    when 'ESTATE' then p_estate
    when 'BUILDING' then p_estate || '/' || coalesce(p_building, '-')
    when 'CHANNEL' then coalesce(p_channel, '-')
    when 'SUBJECT' then coalesce(p_subject, '-')
    when 'MONTH' then to_char(p_day, 'YYYY-MM')
  end
$$;

create function figures.satisfaction(p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_estates text[])
returns table (
  group_key text, answers int, answers_to_sent int, sent int, hidden boolean, speed numeric, correctness numeric, manner numeric, mean numeric
)
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  fewest numeric := coalesce(figures.policy_number('service.fewest_answers', p_as_of), 5);
  ends date := least(p_to, p_as_of);
begin
  return query
  with batch_seen as materialized (
    select b.batch_id from public.batch b
    where (p_known_at is null or b.recorded_at <= p_known_at)
      and not exists (select from public.batch w where w.withdraws_batch_id = b.batch_id and (p_known_at is null or w.recorded_at <= p_known_at))
  ),
  answer as materialized (
    select distinct on (r.estate_id, r.response_no) r.*, e.estate_code
    from public.survey_response r
    join figures.estate_at(p_known_at) e on e.estate_id = r.estate_id
    where r.batch_id in (select batch_id from batch_seen) and (p_estates is null or e.estate_code = any (p_estates))
    order by r.estate_id, r.response_no, r.row_id desc
  ),
  survey as materialized (
    select distinct on (s.estate_id, s.key_digest) s.*, e.estate_code
    from public.survey s
    join figures.estate_at(p_known_at) e on e.estate_id = s.estate_id
    where s.batch_id in (select batch_id from batch_seen) and (p_estates is null or e.estate_code = any (p_estates))
    order by s.estate_id, s.key_digest, s.row_id desc
  ),
  scored as (
    select figures.service_group(p_by, a.estate_code, b.building_code, a.channel, null, a.answered_on) as g, count(*)::int as n,
      avg(a.speed) as speed, avg(a.correctness) as correctness, avg(a.manner) as manner,
      avg((coalesce(a.speed, 0) + coalesce(a.correctness, 0) + coalesce(a.manner, 0))::numeric
        / ((a.speed is not null)::int + (a.correctness is not null)::int + (a.manner is not null)::int)) as mean
    from answer a
    left join public.building b on b.estate_id = a.estate_id and b.building_id = a.building_id
    where a.answered_on between p_from and ends
    group by 1
  ),
  sent_to as (
    select figures.service_group(p_by, s.estate_code, b.building_code, s.channel, null, s.sent_on) as g, sum(s.sent)::int as sent
    from survey s left join public.building b on b.estate_id = s.estate_id and b.building_id = s.building_id
    where s.sent_on between p_from and ends
    group by 1
  ),
  -- An answer counts towards its survey's rate in the group that was asked.
  returned as (
    select figures.service_group(p_by, a.estate_code, b.building_code, a.channel, null,
        (select min(s.sent_on) from survey s where s.estate_id = a.estate_id and s.survey_no = a.survey_no)) as g, count(*)::int as n
    from answer a
    left join public.building b on b.estate_id = a.estate_id and b.building_id = a.building_id
    where a.answered_on <= p_as_of and exists (select from survey s where s.estate_id = a.estate_id and s.survey_no = a.survey_no
      and s.sent_on between p_from and ends)
    group by 1
  ),
  placed as (
    select s.*, coalesce(sum(s.n) over (order by s.n, s.g collate "C" rows between unbounded preceding and 1 preceding), 0) as before
    from scored s
  ),
  keys as (select p.g from placed p union select t.g from sent_to t)
  select k.g, coalesce(p.n, 0), coalesce(r.n, 0), coalesce(t.sent, 0), coalesce(h.hidden, false),
    case when not h.hidden then round(p.speed, 10) end, case when not h.hidden then round(p.correctness, 10) end,
    case when not h.hidden then round(p.manner, 10) end, case when not h.hidden then round(p.mean, 10) end
  from keys k
  left join placed p on p.g = k.g
  left join lateral (select p.n < fewest or (p.before > 0 and p.before < fewest) as hidden) h on true
  left join returned r on r.g = k.g
  left join sent_to t on t.g = k.g
  where k.g is not null;
end $$;
comment on function figures.satisfaction is 'Satisfaction 满意度 by group; null under five answers.';

select figures.define_metric('satisfaction', 1, 'COUNT_RATE',
  array['Satisfaction', 'Mean score that owners give for speed, correctness and manner, from 1 to 5, with the number of answers and the share of questionnaires answered.',
    'Sum of the answers'' means ÷ number of answers', 'Answers given in the period.', 'Means of groups with fewer than 5 answers are not shown.'],
  array['满意度', '业主对及时、准确、态度的平均评分（1–5 分），同时给出答复份数与回收率。', '各份答复平均分之和 ÷ 答复份数', '期内收到的答复。', '少于 5 份答复的分组不公布平均分。']);

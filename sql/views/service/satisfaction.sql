-- requires: estate_at metric_catalogue policy_at ratio survey_answers
-- Question: how satisfied are owners with speed, correctness and manner (P7.4)?
-- Grain: group; '' is all of them together.
-- Formula: mean of the scores of an answer, then mean over answers; each aspect's mean over the answers that score it. Answer rate =
--   answers to surveys sent in the period / questionnaires sent.
-- Counts: answers given in the period by A; surveys sent in the period by A. Means rest on bundles of answers (survey_answers) that lie
--   wholly in the period and in months that are over; counted tells of how many answers.
-- Excludes: means of fewer than five answers, and whatever would give such a mean away.
-- Decided: a mean of few would tell what one household thinks, and so would the difference of two periods, known-at times or groups that
--   few answers lie between. So every mean is one of whole bundles of five or more, and a group's one of its shares of them: where
--   fewer than five answers of a bundle are hidden in all, its next smallest group is hidden with them; where a channel is all but a
--   few of a building, or the reverse, the bundle tells of no channel. Counts are shown, so that a reader knows what a mean rests on.

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

-- p_day is the day on which it is asked: until a month is over its answers are not told, or two days would tell what lies between them.
create function figures.satisfaction(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_estates text[], p_day date
)
returns table (
  group_key text, answers int, answers_to_sent int, sent int, counted int, hidden boolean, speed numeric, correctness numeric, manner numeric,
  sixths bigint, mean numeric
)
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  fewest int := figures.fewest_answers(p_as_of);
  ends date := least(p_to, p_as_of);
begin
  return query
  with answer as materialized (
    select a.*, figures.service_group(p_by, a.estate_code, a.building_code, a.channel, null, a.answered_on) as g
    from figures.survey_answers(p_known_at, p_estates, fewest) a
  ),
  survey as materialized (
    select distinct on (s.estate_id, s.key_digest) s.*, e.estate_code
    from public.survey s
    join figures.estate_at(p_known_at) e on e.estate_id = s.estate_id
    join public.batch b on b.batch_id = s.batch_id
    where (p_known_at is null or b.recorded_at <= p_known_at) and (p_estates is null or e.estate_code = any (p_estates))
      and not exists (select from public.batch w where w.withdraws_batch_id = s.batch_id and (p_known_at is null or w.recorded_at <= p_known_at))
    order by s.estate_id, s.key_digest, s.row_id desc
  ),
  given as (
    select a.g, count(*)::int as n from answer a where a.live and a.answered_on between p_from and ends group by a.g
  ),
  bundled as materialized (
    select a.* from answer a
    where a.intact and a.bundle_from >= p_from and a.bundle_to <= ends and a.bundle_to < coalesce(p_day, 'infinity')
  ),
  crossed as (
    select b.bundle, b.building_code, b.channel, count(*) as n,
      sum(count(*)) over (partition by b.bundle, b.building_code) as in_building, sum(count(*)) over (partition by b.bundle, b.channel) as in_channel
    from bundled b where p_by = 'CHANNEL' group by b.bundle, b.building_code, b.channel
  ),
  nearly as (
    select distinct c.bundle from crossed c
    where c.n = c.in_channel and c.in_building - c.n between 1 and fewest - 1 or c.n = c.in_building and c.in_channel - c.n between 1 and fewest - 1
  ),
  part as (
    select b.bundle, b.g, count(*)::int as n, sum(b.sixths)::bigint as sixths,
      -- An aspect is told of a bundle whose answers all score it: those that leave it out are another bundle.
      case when count(b.speed) = count(*) then sum(b.speed) end as speed, case when count(b.correctness) = count(*) then sum(b.correctness) end as correctness,
      case when count(b.manner) = count(*) then sum(b.manner) end as manner
    from bundled b where b.bundle not in (select n.bundle from nearly n) group by b.bundle, b.g
  ),
  placed as (
    select p.*, coalesce(sum(p.n) over (partition by p.bundle order by p.n, p.g collate "C" rows between unbounded preceding and 1 preceding), 0) as before
    from part p
  ),
  told as (
    select p.g, sum(p.n)::int as n, sum(p.sixths)::bigint as sixths, sum(p.speed) / sum(p.n) filter (where p.speed is not null) as speed,
      sum(p.correctness) / sum(p.n) filter (where p.correctness is not null) as correctness,
      sum(p.manner) / sum(p.n) filter (where p.manner is not null) as manner
    from placed p where p.n >= fewest and (p.before = 0 or p.before >= fewest) group by p.g
  ),
  sent_to as (
    select figures.service_group(p_by, s.estate_code, b.building_code, s.channel, null, s.sent_on) as g, sum(s.sent)::int as sent
    from survey s left join public.building b on b.estate_id = s.estate_id and b.building_id = s.building_id
    where s.sent_on between p_from and ends
    group by 1
  ),
  -- An answer counts towards its survey's rate in the group that was asked.
  returned as (
    select figures.service_group(p_by, a.estate_code, a.building_code, a.channel, null,
        (select min(s.sent_on) from survey s where s.estate_code = a.estate_code and s.survey_no = a.survey_no)) as g, count(*)::int as n
    from answer a
    where a.live and a.answered_on <= p_as_of and exists (select from survey s where s.estate_code = a.estate_code and s.survey_no = a.survey_no
      and s.sent_on between p_from and ends)
    group by 1
  ),
  keys as (select v.g from given v union select t.g from sent_to t)
  select k.g, coalesce(v.n, 0), coalesce(r.n, 0), coalesce(s.sent, 0), coalesce(t.n, 0), coalesce(v.n, 0) > 0 and t.n is null,
    round(t.speed, 10), round(t.correctness, 10), round(t.manner, 10), t.sixths, round(t.sixths / (6.0 * t.n), 10)
  from keys k
  left join given v on v.g = k.g
  left join told t on t.g = k.g
  left join returned r on r.g = k.g
  left join sent_to s on s.g = k.g
  where k.g is not null;
end $$;
comment on function figures.satisfaction is 'Satisfaction 满意度 by group; null under five answers.';

select figures.define_metric('satisfaction', 1, 'COUNT_RATE',
  array['Satisfaction', 'Mean score that owners give for speed, correctness and manner, from 1 to 5, with the number of answers and the share of questionnaires answered.',
    'Sum of the answers'' means ÷ number of answers', 'Answers given in months of the period that are over.',
    'Means of fewer than 5 answers are not shown, nor what would give them away by subtraction: of a period, a time or a group.'],
  array['满意度', '业主对及时、准确、态度的平均评分（1–5 分），同时给出答复份数与回收率。', '各份答复平均分之和 ÷ 答复份数', '期内已结束月份收到的答复。',
    '少于 5 份答复的不公布平均分；可由不同期间、时点或分组相减推算出的一并不公布。']);

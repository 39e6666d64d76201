-- requires: committee_households estate_at satisfaction
-- Question: which complaints may a committee be told of by building, channel or subject, so that no group of fewer than k can be worked out (P5.4)?
-- Grain: complaint.
-- Formula: a bundle is what an estate received in a month and what came in together: all that was recorded before the month's end, or one later
--   batch. Its groups stand in an order that everybody knows; none is told from the first to the last that has 1 to k - 1 complaints, then
--   further ones, until those not told have none or k and are two or more.
-- Counts: complaints of months that are over.
-- Excludes: what is told of no group is counted with others ('*', service_figures).
-- Decided: how many complaints an estate had in a month, and how many were answered in time, is what a committee is there to read: a figure of
--   the company's work, told however small. By building, channel or subject a few complaints would tell of a few neighbours, and so would the
--   difference of two periods or of two days on which it is asked: so groups are made of whole bundles that never change. Where a complaint of a
--   month was withdrawn, or came to stand in another group, once its bundle was told, nothing of that month is told by group any more, or the
--   correction would name it. A household may complain more than once and is not recorded here: complaints stand for households. How
--   many of a told group were answered in time or settled is told as it stands: that is the company's doing. A complaint that was made a
--   finding is put before the committee by itself, by subject and day, for it to accept the rectification: no building and no household.
--   In order come first those groups of which few complaints are to be expected, or those of which many are would be hidden with them: of
--   buildings those with few units, which anybody can count. Units count as they were registered when the bundle was whole: with a
--   later one the order, and with it what is told, would be another one, and the difference a hidden group.

-- Groups that few complaints are usually of come first. Of buildings the number of units says so.
create function figures.complaint_group_place(p_by text, p_group text) returns int language sql immutable as $$
  select case p_by
    when 'CHANNEL' then array_position(array['OTHER', 'LETTER', 'VISIT', 'GROUP', 'HOTLINE', 'APP', 'PHONE'], p_group)
    when 'SUBJECT' then array_position(array['GREENERY', 'STAFF', 'OTHER', 'SECURITY', 'FACILITIES', 'CLEANING', 'CHARGES', 'REPAIRS'], p_group)
    else 0 end
$$;

-- How many of the first groups of a bundle are not told.
create function figures.complaint_groups_hidden(p_counts int[], p_least int) returns int language plpgsql immutable as $$
declare
  hidden int := coalesce((
    select max(c.place) from unnest(p_counts) with ordinality c (n, place) where figures.committee_few(c.n, p_least)), 0);
begin
  while hidden between 1 and cardinality(p_counts) - 1
    and (hidden = 1 or (select sum(c.n) from unnest(p_counts[:hidden]) c (n)) < p_least) loop
    hidden := hidden + 1;
  end loop;
  return hidden;
end $$;
comment on function figures.complaint_groups_hidden is 'Groups are given by their number of complaints, in their order.';

-- p_by: BUILDING, CHANNEL or SUBJECT; null for nothing. p_day is the day on which it is asked.
create function figures.complaints_told(p_by text, p_known_at timestamptz, p_estates text[], p_day date)
returns table (estate_id int, complaint_no text) language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
begin
  if p_by is null then
    return;
  end if;
  return query
  with known as materialized (
    select b.batch_id, b.recorded_at, coalesce((
      select min(w.recorded_at) from public.batch w
      where w.withdraws_batch_id = b.batch_id and (p_known_at is null or w.recorded_at <= p_known_at)), 'infinity') as withdrawn_at
    from public.batch b where p_known_at is null or b.recorded_at <= p_known_at
  ),
  version as materialized (
    select c.estate_id, c.complaint_no, c.row_id, c.batch_id, k.recorded_at, k.withdrawn_at, date_trunc('month', l.at)::date as month,
      (date_trunc('month', l.at) + interval '1 month') at time zone 'Asia/Shanghai' as month_over,
      figures.service_group(p_by, e.estate_code, g.building_code, c.channel, c.subject, null) as g
    from public.complaint c
    cross join lateral (select c.received_at at time zone 'Asia/Shanghai' as at) l
    join known k on k.batch_id = c.batch_id
    join figures.estate_at(p_known_at) e on e.estate_id = c.estate_id
    left join public.building g on g.estate_id = c.estate_id and g.building_id = c.building_id
    where p_estates is null or e.estate_code = any (p_estates)
  ),
  -- The first version that stood when its month was over, or later.
  told as (
    select distinct on (v.estate_id, v.complaint_no) v.*, greatest(v.recorded_at, v.month_over) as whole_at,
      case when v.recorded_at < v.month_over then 0 else v.batch_id end as wave
    from version v where v.withdrawn_at > greatest(v.recorded_at, v.month_over)
    order by v.estate_id, v.complaint_no, v.row_id
  ),
  stood as (
    select distinct on (t.estate_id, t.complaint_no) t.estate_id, t.complaint_no, t.month, t.wave, t.whole_at, v.g, v.month = t.month as there
    from told t
    join version v on v.estate_id = t.estate_id and v.complaint_no = t.complaint_no and v.recorded_at <= t.whole_at and v.withdrawn_at > t.whole_at
    order by t.estate_id, t.complaint_no, v.row_id desc
  ),
  stands as (
    select distinct on (v.estate_id, v.complaint_no) v.estate_id, v.complaint_no, v.month, v.g
    from version v where v.withdrawn_at = 'infinity' order by v.estate_id, v.complaint_no, v.row_id desc
  ),
  moved as (
    select distinct s.estate_id, s.month
    from stood s left join stands n on n.estate_id = s.estate_id and n.complaint_no = s.complaint_no
    where not s.there or n.g is distinct from s.g or n.month is distinct from s.month
  ),
  registered as materialized (
    select u.estate_id, figures.service_group(p_by, e.estate_code, g.building_code, null, null, null) as g, k.recorded_at, count(*)::int as units
    from public.unit u
    join known k on k.batch_id = u.batch_id
    join figures.estate_at(p_known_at) e on e.estate_id = u.estate_id
    join public.building g on g.estate_id = u.estate_id and g.building_id = u.building_id
    where p_by = 'BUILDING' and (p_estates is null or e.estate_code = any (p_estates))
    group by 1, 2, 3
  ),
  counted as (
    select s.estate_id, s.month, s.wave, s.g, count(*)::int as n,
      (select sum(r.units) from registered r where r.estate_id = s.estate_id and r.g = s.g and r.recorded_at <= min(s.whole_at)) as units
    from stood s where (s.month + interval '1 month')::date <= p_day
    group by s.estate_id, s.month, s.wave, s.g
  ),
  cell as (
    select c.estate_id, c.month, c.wave, c.g, array_agg(c.n) over bundle as counts, row_number() over bundle as place
    from counted c
    window bundle as (partition by c.estate_id, c.month, c.wave
      order by figures.complaint_group_place(p_by, c.g), coalesce(c.units, 0), c.g collate "C"
      rows between unbounded preceding and unbounded following)
  )
  select s.estate_id, s.complaint_no
  from stood s
  join cell c on c.estate_id = s.estate_id and c.month = s.month and c.wave = s.wave and c.g = s.g
  where c.place > figures.complaint_groups_hidden(c.counts, figures.committee_least((s.month + interval '1 month')::date - 1))
    and not exists (select from moved m where m.estate_id = s.estate_id and m.month = s.month);
end $$;
comment on function figures.complaints_told is 'Complaints that stand in a group which a committee may be told of.';

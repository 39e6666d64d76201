-- requires: committee_figures finding_figures estate_at register_at target_at
-- Question: what does a bulletin 收缴情况报告 say, as one text?
-- Grain: estate and release.
-- Formula: the safe figures; findings raised this year by A, accepted, overdue; questions asked, answered and late by A; promise; target of the
--   current rate as it held on A.
-- Counts: findings and questions name no household.
-- Excludes: whatever happened after A.
-- Decided: it names the fingerprint of the bulletin before, so that none can be left out unseen.

create function figures.committee_question_counts(p_estate_id int, p_day date)
returns table (asked int, answered int, late int) language plpgsql stable rows 1 as $$
begin
  return query
  select count(*)::int, count(a.on_day)::int, (count(*) filter (where q.due_on < coalesce(a.on_day, p_day)))::int
  from public.committee_question q
  left join public.committee_answer a on a.estate_id = q.estate_id and a.question_id = q.question_id and a.on_day <= p_day
  where q.estate_id = p_estate_id and q.asked_on <= p_day;
end $$;
comment on function figures.committee_question_counts is 'Questions asked, answered and not answered in time 逾期未答, by the end of a day.';

create function figures.committee_content(
  p_estate_id int, p_month text, p_as_of date, p_known_at timestamptz, p_figures jsonb, p_promise text
) returns jsonb language plpgsql stable as $$
declare
  e record;
  f record;
  q record;
begin
  select a.estate_code, a.name into e from figures.estate_at(null) a where a.estate_id = p_estate_id;
  select g.raised, g.accepted, g.overdue into f
  from figures.finding_figures('', date_trunc('year', p_as_of::timestamp)::date, p_as_of, p_as_of, array[e.estate_code]) g;
  select c.* into q from figures.committee_question_counts(p_estate_id, p_as_of) c;
  return jsonb_build_object('estate', e.estate_code, 'name', e.name, 'month', p_month, 'asOf', p_as_of, 'knownAt', p_known_at,
    'figures', p_figures, 'promise', p_promise,
    'target', (select round(t.current_rate / 10000.0, 4) from figures.target_at(p_as_of) t
      where t.estate_id = p_estate_id and t.year = extract(year from p_as_of)),
    'findings', jsonb_build_object('raised', coalesce(f.raised, 0), 'accepted', coalesce(f.accepted, 0), 'overdue', coalesce(f.overdue, 0)),
    'questions', jsonb_build_object('asked', q.asked, 'answered', q.answered, 'late', q.late),
    'buildingNames', (select coalesce(jsonb_object_agg(r.building_code, r.building_name), '{}')
      from figures.register_of(null, array[p_estate_id]) r),
    'before', (select r.sha256 from public.committee_release r where r.estate_id = p_estate_id and r.kind = 'BULLETIN'
      order by r.release_id desc limit 1));
end $$;
comment on function figures.committee_content is 'The content of a release, whose text is hashed.';

create function figures.committee_receipts(p_estate_id int, p_subject text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('person', p.person_name, 'role', p.person_role, 'at', p.seen_at) order by p.seen_at), '[]')
  from public.committee_receipt p where p.estate_id = p_estate_id and p.subject = p_subject
$$;
comment on function figures.committee_receipts is 'Who has received something, in order of time.';

-- requires: audit_running
-- Question: which exceptions are there, and how does each stand as of A?
-- Grain: rule and subject of an estate.
-- Formula: GONE: its cause is gone; CONFIRMED, EXPLAINED: so decided since it last appeared, an explanation not past its last day;
--   OPEN: nothing of the kind, whatever the estate itself has stated.
-- Counts: hits of rules that are on.
-- Excludes: nothing.
-- Decided: a decision is about one appearance: what comes back after its cause was gone is open again, and tells how often it came.
-- p_filter: {"estate": id, "rule": code, "severity": word, "standings": [words], "found": id, "unit": id}; an absent key does not narrow.

create type figures.audit_exception as (
  estate_id int, found_id bigint, rule text, subject text, building_id bigint, unit_id bigint, effective_on date, amount bigint,
  facts jsonb, proof jsonb, times int, appeared_at timestamptz, gone_at timestamptz, severity text, standing text, weight bigint
);
comment on column figures.audit_exception.weight is 'What the list is sorted by: severity, then money at stake.';

create function figures.audit_exceptions(p_filter jsonb, p_as_of date) returns setof figures.audit_exception
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
declare
  rules text[] := figures.audit_rules_on();
  standings text[] := figures.slice_words(p_filter, 'standings');
begin
  return query
  select e.* from (
    select f.estate_id, f.found_id, f.rule, f.subject, f.building_id, f.unit_id, f.effective_on, f.amount, f.facts, f.proof, f.times,
      f.appeared_at, f.gone_at, r.severity,
      case
        when f.gone_at is not null then 'GONE'
        when d.decision = 'CONFIRMED' then 'CONFIRMED'
        when d.decision = 'EXPLAINED' and (d.expires_on is null or d.expires_on >= p_as_of) then 'EXPLAINED'
        else 'OPEN'
      end as standing,
      case r.severity when 'SEVERE' then 3 when 'MORE_SERIOUS' then 2 else 1 end * 1000000000000000 + coalesce(f.amount, 0) as weight
    from public.audit_found f
    join figures.audit_rule r on r.code = f.rule
    left join lateral (
      select c.decision, c.expires_on from public.audit_decision c
      where c.estate_id = f.estate_id and c.rule = f.rule and c.subject = f.subject and c.decision <> 'STATED' and c.appearance = f.times
      order by c.decision_id desc limit 1
    ) d on true
    where f.rule = any (rules)
      and (p_filter ->> 'estate' is null or f.estate_id = (p_filter ->> 'estate')::int)
      and (p_filter ->> 'rule' is null or f.rule = p_filter ->> 'rule')
      and (p_filter ->> 'severity' is null or r.severity = p_filter ->> 'severity')
      and (p_filter ->> 'unit' is null or f.unit_id = (p_filter ->> 'unit')::bigint)
      and (p_filter ->> 'found' is null or f.found_id = (p_filter ->> 'found')::bigint)
  ) e
  where standings is null or e.standing = any (standings);
end $$;
comment on function figures.audit_exceptions is 'Exceptions 审计疑点 and how they stand as of A.';

-- Whether an exception's money is that of another one of its estate and rule: all rates of a falling estate are of the same open bills.
create function figures.is_same_money(p_rule text, p_place bigint) returns boolean language sql immutable as $$
  select p_rule = 'collection_falling' and p_place > 1
$$;

-- The same counted by rule; `amount` is that of the open ones, the same bills of an estate counted once.
create function figures.audit_summary(p_filter jsonb, p_as_of date) returns table (
  rule text, open int, explained int, confirmed int, gone int, estates int, amount bigint
)
language plpgsql stable rows 30 as $$
begin
  return query
  select e.rule, count(*) filter (where e.standing = 'OPEN')::int, count(*) filter (where e.standing = 'EXPLAINED')::int,
    count(*) filter (where e.standing = 'CONFIRMED')::int, count(*) filter (where e.standing = 'GONE')::int,
    count(distinct e.estate_id) filter (where e.standing = 'OPEN')::int,
    coalesce(sum(e.amount) filter (where e.standing = 'OPEN' and not figures.is_same_money(e.rule, e.place)), 0)::bigint
  from (
    select x.*, row_number() over (partition by x.rule, x.estate_id, x.standing order by x.amount desc nulls last) as place
    from figures.audit_exceptions(p_filter, p_as_of) x
  ) e
  group by e.rule;
end $$;
comment on function figures.audit_summary is 'How many exceptions of each rule stand how, and the money at stake of the open ones.';

-- How often a rule would have fired, on or off: by estate, by month, and in all (neither).
create function figures.audit_trial(p_rule text, p_months int, p_as_of date) returns table (
  estate_id int, month date, hits int, amount bigint, first_day date
)
language plpgsql stable rows 100 as $$
declare
  begins date := (p_as_of::timestamp - make_interval(months => p_months))::date + 1;
  estates int[] := array(select e.estate_id from figures.estate_at(null) e);
begin
  return query
  with fired as materialized (
    select h.estate_id as e, date_trunc('month', h.effective_on::timestamp)::date as m,
      case when not figures.is_same_money(p_rule, row_number() over (partition by h.estate_id order by h.amount desc nulls last))
        then h.amount end as a
    from figures.audit_hits(array[p_rule], estates, begins, p_as_of) h where h.effective_on >= begins
  )
  select f.e, f.m, count(*)::int, coalesce(sum(f.a), 0)::bigint, begins
  from fired f
  group by grouping sets ((f.e), (f.m), ())
  order by 3 desc, 1, 2;
end $$;
comment on function figures.audit_trial is 'Hits of a rule in the last months by estate, by month and in all, in the ledger as recorded now.';

-- requires: audit_running
-- Question: what do the rules that are on find in an estate now, and what has changed since they last ran?
-- Grain: estate; gives the number of hits.
-- Formula: hits of the months that `audit.window.months` says, up to A. New ones appear; those found before and no longer are gone,
--   save events that only grew older than the months looked at. What was gone and is found again appears once more.
-- Counts: rules that are on.
-- Excludes: what is found no longer, for whatever cause, unless something was said or decided about it.
-- Decided: of that there is one row per rule and subject for ever, so that decisions keep what they are about. Time comes from the caller.
--   An open finding is told beside it when its cause goes or comes back: its acceptor may not see exceptions.

create function figures.run_audit(p_estate int, p_batch int, p_as_of date, p_at timestamptz) returns int
language plpgsql volatile as $$
declare
  rules text[] := figures.audit_rules_on();
  first_day date := (p_as_of::timestamp - make_interval(months => figures.policy_number('audit.window.months', p_as_of)::int))::date + 1;
  hits int;
begin
  -- One at a time: two that ran at once would each see the other's hits as new.
  perform pg_advisory_xact_lock(7410010, p_estate);
  create temp table audit_now on commit drop as select * from figures.audit_hits(rules, array[p_estate], first_day, p_as_of);
  select count(*) into hits from audit_now;

  insert into public.audit_sighting (estate_id, rule, subject, event, as_of, seen_at)
  select p_estate, n.rule, n.subject, 'APPEARED', p_as_of, p_at from audit_now n
  where not exists (select from public.audit_found f
    where f.estate_id = p_estate and f.rule = n.rule and f.subject = n.subject and f.gone_at is null);
  insert into public.audit_sighting (estate_id, rule, subject, event, as_of, seen_at)
  select p_estate, f.rule, f.subject, 'GONE', p_as_of, p_at
  from public.audit_found f join figures.audit_rule r on r.code = f.rule
  where f.estate_id = p_estate and f.gone_at is null and f.rule = any (rules) and (r.kind = 'STATE' or f.effective_on >= first_day)
    and not exists (select from audit_now n where n.rule = f.rule and n.subject = f.subject);

  update public.audit_found f set gone_at = p_at
  from figures.audit_rule r
  where f.estate_id = p_estate and r.code = f.rule and f.gone_at is null and f.rule = any (rules)
    and (r.kind = 'STATE' or f.effective_on >= first_day)
    and not exists (select from audit_now n where n.rule = f.rule and n.subject = f.subject);
  delete from public.audit_found f
  where f.estate_id = p_estate and not exists (select from audit_now n where n.rule = f.rule and n.subject = f.subject)
    and not exists (select from public.audit_decision d where d.estate_id = p_estate and d.rule = f.rule and d.subject = f.subject);

  insert into public.audit_found as f
    (estate_id, rule, subject, building_id, unit_id, effective_on, amount, facts, proof, times, appeared_at)
  select p_estate, n.rule, n.subject, n.building_id, n.unit_id, n.effective_on, n.amount, n.facts, n.proof, 1, p_at from audit_now n
  on conflict (estate_id, rule, subject) do update set
    building_id = excluded.building_id, unit_id = excluded.unit_id, effective_on = excluded.effective_on, amount = excluded.amount,
    facts = excluded.facts, proof = excluded.proof, gone_at = null,
    times = f.times + case when f.gone_at is null then 0 else 1 end,
    appeared_at = case when f.gone_at is null then f.appeared_at else excluded.appeared_at end;

  insert into public.finding_cause (estate_id, finding_id, cause_seq, event, seen_at)
  select p_estate, f.finding_id, coalesce(c.cause_seq, 0) + 1, case when a.gone_at is null then 'BACK' else 'GONE' end, p_at
  from public.finding_origin f
  join public.audit_found a on a.estate_id = p_estate and a.rule || ':' || a.subject = f.source_key
  join lateral (select e.to_state from public.finding_event e where e.estate_id = f.estate_id and e.finding_id = f.finding_id
    order by e.seq desc limit 1) s on s.to_state not in ('ACCEPTED', 'VOIDED')
  left join lateral (select n.cause_seq, n.event from public.finding_cause n where n.estate_id = f.estate_id and n.finding_id = f.finding_id
    order by n.cause_seq desc limit 1) c on true
  where f.estate_id = p_estate and f.source = 'AUDIT' and (a.gone_at is not null) is distinct from (coalesce(c.event, 'BACK') = 'GONE');

  insert into public.audit_run as a (estate_id, as_of, batch_id, program, ran_at)
  select p_estate, p_as_of, p_batch, figures.audit_program(), p_at
  on conflict (estate_id) do update set as_of = excluded.as_of, batch_id = excluded.batch_id, program = excluded.program, ran_at = excluded.ran_at;
  drop table audit_now;
  return hits;
end $$;
comment on function figures.run_audit is 'Looks through one estate''s ledger with the rules that are on, and keeps what they find.';

-- requires: audit_hits
-- Question: which rules are on?
-- Grain: rule.
-- Formula: as the latest switch says; without one, as the catalogue begins.
-- Counts: rules of the catalogue.
-- Excludes: nothing.
-- Decided: a rule is tried on history while it is off; only rules that are on leave exceptions.

create function figures.audit_rules_on() returns text[] language plpgsql stable as $$
begin
  return array(
    select r.code from figures.audit_rule r
    where coalesce((select s.runs from public.audit_switch s where s.rule = r.code order by s.switch_id desc limit 1), r.starts_on)
    order by r.code);
end $$;
comment on function figures.audit_rules_on is 'The rules that are on.';

-- What the hits of an estate depend on besides its ledger and the day: the definitions, which rules are on, and their thresholds.
create function figures.audit_program() returns text language plpgsql stable as $$
begin
  return md5(concat_ws('|', array_to_string(figures.audit_rules_on(), ','),
    (select string_agg(concat_ws(':', r.code, r.version), ',' order by r.code) from figures.audit_rule r),
    (select string_agg(concat_ws(':', p.code, p.valid_from, p.valid_until, p.number), ',' order by p.code, p.valid_from)
      from public.policy p where p.code like 'audit.%')));
end $$;
comment on function figures.audit_program is 'Changes whenever the rules may find something else in the same ledger.';

-- Estates whose ledger was not looked through since it changed, as of another day, or since early warning found something. What stands
-- beside the ledger (contacts, fee standards, control totals, the register) and withdrawals of it do not say which estates they concern:
-- all of them wait.
create function figures.audit_waiting(p_as_of date) returns table (estate_id int, batch_id int)
language plpgsql stable rows 100 as $$
declare
  now_running text := figures.audit_program();
  beside int := greatest(
    (select max(f.batch_id) from public.batch_file f
      where f.accepted > 0 and f.table_name not in ('bills', 'receipts', 'receipt_lines', 'adjustments', 'voids')),
    (select max(b.batch_id) from public.batch b where b.withdraws_batch_id is not null));
begin
  return query
  select m.estate_id, greatest(max(m.batch_id), beside) from public.batch_estate m
  group by m.estate_id
  having not exists (select from public.audit_run r where r.estate_id = m.estate_id and r.as_of = p_as_of
    and r.batch_id >= greatest(max(m.batch_id), beside) and r.program = now_running
    -- What early warning found since is news to a rule.
    and not exists (select from public.warning_found w where w.estate_id = m.estate_id and w.found_at > r.ran_at))
  order by m.estate_id;
end $$;
comment on function figures.audit_waiting is 'Estates that wait to be looked through as of a day.';

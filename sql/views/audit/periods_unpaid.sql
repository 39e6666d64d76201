-- requires: audit_hit policy_at
-- Question: which household owes several periods in a row without a dunning case (P2.2)?
-- Grain: account (household, liable person) of property fees.
-- Formula: the latest `periods` or more bills that are overdue as of A are all open.
-- Counts: standing bills due before A of which something is charged.
-- Excludes: written-off bills; households that were dunned, charged a late fee or sued within `dunned_days` days before A, of which the
--   log of contacts tells: their case is under way. Developers, who settle by agreement.
-- Decided: a state, since the due date of the bill with which the run reached the threshold.

create function figures.audit_periods_unpaid(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  least_periods int := figures.policy_number('audit.periods_unpaid.periods', p_as_of);
  dunned_days int := figures.policy_number('audit.periods_unpaid.dunned_days', p_as_of);
begin
  return query
  with bills as materialized (
    select b.estate_id, b.account_id, b.bill_no, b.due_on, b.amount - coalesce(l.lowered + l.written_off, 0) as open
    from figures.audit_bills(p_estates, p_as_of) b
    left join figures.audit_settlement(p_estates, p_as_of) l on l.estate_id = b.estate_id and l.bill_id = b.bill_id
    where b.fee_class = 'PROPERTY_FEE' and b.due_on < p_as_of and b.liable_kind <> 'DEVELOPER'
      and b.amount > coalesce(l.credited, 0)
  ),
  runs as (
    select b.estate_id, b.account_id, count(*) as periods, sum(b.open)::bigint as open,
      (array_agg(b.due_on order by b.due_on))[least_periods] as since, min(b.due_on) as oldest,
      array_agg(b.bill_no order by b.due_on, b.bill_no) as numbers
    from (select o.*, max(o.due_on) filter (where o.open = 0) over (partition by o.estate_id, o.account_id) as settled_to from bills o) b
    where b.open > 0 and (b.settled_to is null or b.due_on > b.settled_to)
    group by b.estate_id, b.account_id
    having count(*) >= least_periods
  ),
  dunned as materialized (
    select distinct c.estate_id, c.unit_id from public.contact c
    where c.estate_id = any (p_estates) and c.action in ('DUNNING', 'LATE_FEE', 'LEGAL')
      and c.at > (p_as_of - dunned_days)::timestamp at time zone 'Asia/Shanghai'
      and not exists (select from public.batch w where w.withdraws_batch_id = c.batch_id)
  )
  select r.estate_id, 'periods_unpaid'::text, u.unit_code || '/' || a.party_code, a.building_id, a.unit_id, r.since, r.open,
    jsonb_build_object('periods', r.periods, 'open', figures.fen(r.open), 'oldest', r.oldest, 'days', dunned_days),
    figures.proof_of('bills', r.numbers)
  from runs r
  join public.account a on a.estate_id = r.estate_id and a.account_id = r.account_id
  join public.unit u on u.estate_id = a.estate_id and u.unit_id = a.unit_id
  where not exists (select from dunned d where d.estate_id = a.estate_id and d.unit_id = a.unit_id);
end $$;

select figures.define_audit_rule('periods_unpaid', 1, 'GENERAL', 'STATE', 'P2.2, P3.4', true,
  array[
    'Several unpaid periods in a row',
    'The latest {periods|bill is|bills in a row are} unpaid, {open} in total, the oldest due {oldest}; the log shows no dunning within {days|day|days}.',
    'A household with several unpaid periods in a row starts a dedicated dunning case.',
    'The household may not have been dunned, or the dunning is not in the log.',
    'Why the household does not pay; start the case or enter what was done.'
  ],
  array[
    '连续多期欠费未专项催缴',
    '最近连续 {periods} 期账单合计 {open} 未缴，最早应缴日 {oldest}；催缴记录显示 {days} 天内无催缴。',
    '连续多期未缴的业户应启动专项催缴。',
    '可能未催缴，也可能已催缴而未登记。',
    '了解欠费原因，启动专项催缴或补登催缴记录。'
  ]);

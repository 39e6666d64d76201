-- requires: audit_hit
-- Question: where does the money that the ledger has spread not add up to its receipts (P5.1)?
-- Grain: estate and month.
-- Formula: sum of the month's cash postings − (payments − reversals − refunds) of the month; not 0.
-- Counts: standing receipts and all postings dated by A, of months that end from the first day on.
-- Excludes: failed payments, which move no money.
-- Decided: the bridge of arrears 平衡 is a sum of postings and closes by itself; what can fail is that postings stand for their entries:
--   by a refund of more than was held, or by rows changed past the ledger's door. It is a finding on our own books.

create function figures.audit_bridge_not_closing(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with moved as (
    select p.estate_id, date_trunc('month', p.effective_on::timestamp)::date as month, p.amount as posted, 0::bigint as received
    from public.posting p
    where p.estate_id = any (p_estates) and p.kind = 'CASH' and p.effective_on between date_trunc('month', p_from::timestamp)::date and p_as_of
    union all
    select r.estate_id, date_trunc('month', r.paid_on::timestamp)::date, 0, case r.kind when 'PAYMENT' then r.amount else -r.amount end
    from public.receipt r
    where r.estate_id = any (p_estates) and r.kind in ('PAYMENT', 'REVERSAL', 'REFUND')
      and r.paid_on between date_trunc('month', p_from::timestamp)::date and p_as_of
      and (r.estate_id, r.receipt_id) not in (
        select v.estate_id, v.entry_id from public.void v where v.estate_id = any (p_estates) and v.entry_table = 'receipts')
  )
  select m.estate_id, 'bridge_not_closing'::text, to_char(m.month, 'YYYY-MM'), null::bigint, null::bigint,
    least(figures.last_of_month(m.month), p_as_of), abs(sum(m.posted) - sum(m.received))::bigint,
    jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'posted', figures.fen(sum(m.posted)), 'received', figures.fen(sum(m.received)),
      'difference', figures.fen(sum(m.posted) - sum(m.received))),
    '[]'::jsonb
  from moved m
  group by m.estate_id, m.month
  having sum(m.posted) <> sum(m.received);
end $$;

select figures.define_audit_rule('bridge_not_closing', 1, 'SEVERE', 'EVENT', 'P5.1, P5.3', true,
  array[
    'The ledger does not close',
    'In {month} the ledger has spread {posted}, while its receipts come to {received}: {difference} is unexplained.',
    'Every figure rests on the ledger closing to the fen.',
    'A refund may be larger than what was held, or rows were changed past the intake.',
    'The month''s refunds, and the journal; run the reconciliation of the ledger.'
  ],
  array[
    '台账不平',
    '{month} 台账分配资金 {posted}，而收款净额为 {received}，相差 {difference} 无法解释。',
    '全部指标以台账分文不差为前提。',
    '可能退款大于暂存余额，或数据绕过导入被改动。',
    '核对当月退款和操作日志，运行台账核对。'
  ]);

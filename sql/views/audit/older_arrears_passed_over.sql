-- requires: audit_hit policy_at
-- Question: which household pays newer bills again and again while older ones stay open (P4.3)?
-- Grain: account (household, liable person, fee class).
-- Formula: within `months` months before A at least `payments` payments that name a bill although an older one of the account, already
--   due, was not settled that day.
-- Counts: standing payments that name standing bills.
-- Excludes: money that names no bill: it goes to the oldest.
-- Decided: the payer's word comes first (Civil Code art. 560), so a single one is their right; a habit ages the old debt towards
--   limitation. An older bill counts as settled from the day of its last posting, once nothing is unpaid.

create function figures.audit_older_arrears_passed_over(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  months int := figures.policy_number('audit.older_arrears_passed_over.months', p_as_of);
  least_payments int := figures.policy_number('audit.older_arrears_passed_over.payments', p_as_of);
  since date := (p_as_of::timestamp - make_interval(months => months))::date;
begin
  return query
  with bills as materialized (
    select b.estate_id, b.bill_id, b.bill_no, b.account_id, b.due_on, b.amount - coalesce(l.lowered, 0) as unpaid,
      case when b.amount = coalesce(l.lowered, 0) then coalesce(l.last_on, b.issued_on) else 'infinity'::date end as settled_on
    from figures.audit_bills(p_estates, p_as_of) b
    left join figures.audit_settlement(p_estates, p_as_of) l on l.estate_id = b.estate_id and l.bill_id = b.bill_id
  ),
  -- Only a bill that was once late can have been passed over.
  late as materialized (
    select b.estate_id, b.account_id, b.due_on, b.settled_on from bills b where b.settled_on > greatest(b.due_on, since)
  ),
  placed as materialized (
    select b.*, max(b.settled_on) over (partition by b.estate_id, b.account_id order by b.due_on, b.bill_id
      rows between unbounded preceding and 1 preceding) as older_settled_on
    from bills b
  ),
  passed as materialized (
    select distinct n.estate_id, b.account_id, n.receipt_no, n.paid_on
    from figures.audit_named(p_estates, since + 1, p_as_of) n
    join placed b on b.estate_id = n.estate_id and b.bill_no = n.bill_no
    where b.older_settled_on > n.paid_on
      and exists (select from late o where o.estate_id = b.estate_id and o.account_id = b.account_id
        and o.due_on < least(b.due_on, n.paid_on) and o.settled_on > n.paid_on)
  ),
  habits as materialized (
    select p.estate_id, p.account_id, count(*) as payments, max(p.paid_on) as last_on,
      array_agg(p.receipt_no order by p.paid_on, p.receipt_no) as numbers
    from passed p group by p.estate_id, p.account_id
    having count(*) >= least_payments and max(p.paid_on) >= p_from
  ),
  older as (
    select h.estate_id, h.account_id, sum(b.unpaid)::bigint as open, min(b.due_on) as oldest, count(*) as bills,
      array_agg(b.bill_no order by b.due_on, b.bill_no) as numbers
    from habits h join bills b on b.estate_id = h.estate_id and b.account_id = h.account_id
    where b.unpaid > 0 and b.due_on < h.last_on
    group by h.estate_id, h.account_id
  )
  select h.estate_id, 'older_arrears_passed_over'::text, u.unit_code || '/' || a.party_code || '/' || a.fee_class, a.building_id, a.unit_id, h.last_on,
    o.open,
    jsonb_build_object('payments', h.payments, 'months', months, 'oldest', o.oldest, 'open', figures.fen(o.open), 'bills', o.bills),
    figures.proof_of('receipts', h.numbers) || figures.proof_of('bills', o.numbers)
  from habits h
  -- Where nothing old is left the cause is gone.
  join older o on o.estate_id = h.estate_id and o.account_id = h.account_id
  join public.account a on a.estate_id = h.estate_id and a.account_id = h.account_id
  join public.unit u on u.estate_id = a.estate_id and u.unit_id = a.unit_id;
end $$;

select figures.define_audit_rule('older_arrears_passed_over', 1, 'GENERAL', 'EVENT', 'P4.3, P3.4', true,
  array[
    'Newer bills paid past older arrears',
    'Within {months|month|months}, {payments|payment names|payments name} newer bills, leaving {bills|older bill|older bills} totalling {open} unpaid, the oldest due {oldest}.',
    'Old debts age towards limitation while the current rate looks well.',
    'The payer may dispute the old bills, or the counter assigns payments so.',
    'Why the old bills stay open; record the dispute, or agree on how they are paid.'
  ],
  array[
    '多次越过旧欠缴新费',
    '{months} 个月内 {payments} 次缴费均指定较新账单，而 {bills} 张旧账单合计 {open} 未缴，最早应缴日 {oldest}。',
    '旧欠长期挂账可能超过诉讼时效，而当期收缴率仍显良好。',
    '缴费人可能对旧账单有异议，也可能为收费端指定所致。',
    '了解旧账单未缴原因，登记争议或商定清缴办法。'
  ]);

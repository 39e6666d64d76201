-- requires: audit_hit
-- Question: which household was billed twice for the same days (P2.1)?
-- Grain: the later bill.
-- Formula: two standing bills of one unit and fee item whose periods of service share a day.
-- Counts: property fees of which something is charged after credit notes; the later bill issued from the first day to A.
-- Excludes: parking and what is passed on: a household may have two spaces or two meters.
-- Decided: whoever is liable, since a sale divides a period and does not repeat it.

create function figures.audit_overlapping_bills(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with billed as materialized (
    select b.estate_id, b.bill_id, b.bill_no, b.unit_id, b.building_id, b.fee_item, b.period_start, b.period_end, b.amount, b.issued_on,
      max(b.period_end) over (partition by b.estate_id, b.unit_id, b.fee_item order by b.period_start, b.bill_id
        rows between unbounded preceding and 1 preceding) as covered_to
    from figures.audit_bills(p_estates, p_as_of) b
    left join (
      select j.estate_id, j.bill_id, sum(j.amount) as amount from figures.audit_adjustments(p_estates, p_as_of) j
      where j.kind = 'CREDIT_NOTE' group by j.estate_id, j.bill_id
    ) c on c.estate_id = b.estate_id and c.bill_id = b.bill_id
    where b.fee_class = 'PROPERTY_FEE' and b.amount > coalesce(c.amount, 0)
  ),
  pairs as (
    select l.*, e.bill_no as other_no, e.issued_on as other_issued, e.period_start as other_start, e.period_end as other_end, e.amount as other_amount
    from billed l
    join billed e on e.estate_id = l.estate_id and e.unit_id = l.unit_id and e.fee_item = l.fee_item
      and (e.period_start, e.bill_id) < (l.period_start, l.bill_id) and e.period_end >= l.period_start
    where l.period_start <= l.covered_to
  ),
  told as (
    -- The one issued later is the one to look at.
    select p.estate_id, p.building_id, p.unit_id, p.fee_item, greatest(p.issued_on, p.other_issued) as on_day,
      case when (p.issued_on, p.bill_no) > (p.other_issued, p.other_no) then p.bill_no else p.other_no end as later_no,
      case when (p.issued_on, p.bill_no) > (p.other_issued, p.other_no) then p.other_no else p.bill_no end as earlier_no,
      case when (p.issued_on, p.bill_no) > (p.other_issued, p.other_no) then p.amount else p.other_amount end as later_amount,
      greatest(p.period_start, p.other_start) as shared_from, least(p.period_end, p.other_end) as shared_to
    from pairs p
  )
  select distinct on (t.estate_id, t.later_no) t.estate_id, 'overlapping_bills'::text, t.later_no, t.building_id, t.unit_id, t.on_day, t.later_amount,
    jsonb_build_object('first', t.earlier_no, 'second', t.later_no, 'item', jsonb_build_object('item', t.fee_item), 'from', t.shared_from, 'to', t.shared_to,
      'amount', figures.fen(t.later_amount)),
    figures.proof_of('bills', array[t.earlier_no, t.later_no])
  from told t where t.on_day >= p_from
  order by t.estate_id, t.later_no, t.earlier_no;
end $$;

select figures.define_audit_rule('overlapping_bills', 1, 'MORE_SERIOUS', 'EVENT', 'P2.1, P7.1', true,
  array[
    'Overlapping bill periods',
    'Bills {first} and {second} of one household both charge {item} for {from} to {to}; the later one is for {amount}.',
    'Nobody pays twice for the same days.',
    'A bill run may have been repeated, or a correction was billed without withdrawing the first bill.',
    'Which of the bills is right; void or credit the other.'
  ],
  array[
    '账期重叠',
    '同一户账单 {first} 与 {second} 均计收 {from} 至 {to} 的{item}，后一张金额 {amount}。',
    '同一期间的费用不得重复计收。',
    '可能重复出账，或更正后未作废原账单。',
    '确认哪一张有效，作废或红冲另一张。'
  ]);

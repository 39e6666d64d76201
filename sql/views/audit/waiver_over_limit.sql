-- requires: audit_hit policy_at
-- Question: on which bill was more waived than the limit (P4.3)?
-- Grain: bill.
-- Formula: sum of the waivers of a bill over `amount`.
-- Counts: standing waivers effective by A, the last of them from the first day to A.
-- Excludes: credit notes and write-offs, which are other acts.
-- Decided: waivers of one bill are added up: several small ones are one large one. Approved or not, a large one is looked at; how many
--   name who approved them is a fact beside it.

create function figures.audit_waiver_over_limit(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  most bigint := figures.policy_number('audit.waiver_over_limit.amount', p_as_of);
begin
  return query
  select j.estate_id, 'waiver_over_limit'::text, b.bill_no, b.building_id, b.unit_id, max(j.effective_on), sum(j.amount)::bigint,
    jsonb_build_object('bill', b.bill_no, 'billed', figures.fen(b.amount), 'waived', figures.fen(sum(j.amount)), 'limit', figures.fen(most),
      'waivers', count(*), 'approved', count(j.approved_by)),
    figures.proof_of('bills', array[b.bill_no]) || figures.proof_of('adjustments', array_agg(j.adjustment_no order by j.adjustment_no))
  from figures.audit_adjustments(p_estates, p_as_of) j
  join public.bill b on b.estate_id = j.estate_id and b.bill_id = j.bill_id
  where j.kind = 'WAIVER'
    and not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
  group by j.estate_id, b.bill_no, b.building_id, b.unit_id, b.amount
  having sum(j.amount) > most and max(j.effective_on) >= p_from;
end $$;

select figures.define_audit_rule('waiver_over_limit', 1, 'MORE_SERIOUS', 'EVENT', 'P4.3', true,
  array[
    'Waiver over the limit',
    'Of {billed} on bill {bill}, {waived} was waived ({waivers|waiver|waivers}, {approved} with an approval on record); the limit is {limit}.',
    'A waiver is the owners'' and the company''s money; above a limit it takes a decision on record.',
    'The waiver may rest on an agreement that is not in the record, or it may lie above what the approver may decide.',
    'The application, its ground and its approval; whether the limit was kept by splitting.'
  ],
  array[
    '减免超限额',
    '账单 {bill}（应收 {billed}）减免 {waivers} 笔，合计 {waived}，其中 {approved} 笔有审批记录；限额 {limit}。',
    '减免涉及业主和公司利益，超限额须有决策记录。',
    '减免可能有协议但未登记，也可能超出审批权限。',
    '查验减免申请、依据和审批手续，是否拆分规避限额。'
  ]);

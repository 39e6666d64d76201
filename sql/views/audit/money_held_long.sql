-- requires: audit_hit policy_at
-- Question: where is money held for long while bills of the same person stay open (P7.1)?
-- Grain: household and liable person.
-- Formula: held money that has been there for `days` days (the lesser of what was held then and what is held as of A), and bills of the
--   household and person overdue as of A; the lesser of the two is at least `amount`.
-- Counts: every fee class: within one, free money goes to open bills by itself, so what is left is earmarked elsewhere.
-- Excludes: written-off bills, unidentified money.
-- Decided: a state; since the later of the day the money lay there and the day the oldest of the bills was due.

create function figures.audit_money_held_long(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.money_held_long.days', p_as_of);
  least_amount bigint := figures.policy_number('audit.money_held_long.amount', p_as_of);
begin
  return query
  with held as materialized (
    select a.estate_id, a.unit_id, a.building_id, a.party_code,
      sum(case p.kind when 'CASH' then p.amount else -p.amount end) as held_now,
      sum(case p.kind when 'CASH' then p.amount else -p.amount end) filter (where p.effective_on <= p_as_of - days) as held_then,
      max(p.effective_on) filter (where p.kind = 'CASH' and p.effective_on <= p_as_of - days) as since
    from public.account a join public.posting p on p.estate_id = a.estate_id and p.account_id = a.account_id
    where a.estate_id = any (p_estates) and p.estate_id = any (p_estates) and p.kind in ('CASH', 'ALLOCATION') and p.effective_on <= p_as_of
    group by a.estate_id, a.unit_id, a.building_id, a.party_code
    having sum(case p.kind when 'CASH' then p.amount else -p.amount end) >= least_amount
      and sum(case p.kind when 'CASH' then p.amount else -p.amount end) filter (where p.effective_on <= p_as_of - days) >= least_amount
  ),
  owed as (
    select h.estate_id, h.unit_id, h.party_code, sum(o.open) as open, min(b.due_on) as oldest, count(*) as bills,
      array_agg(b.bill_no order by b.due_on, b.bill_no) as numbers
    from held h
    join public.account a on a.estate_id = h.estate_id and a.unit_id = h.unit_id and a.party_code = h.party_code
    join public.bill b on b.estate_id = a.estate_id and b.unit_id = h.unit_id and b.account_id = a.account_id
    cross join lateral (select b.amount - coalesce(sum(p.amount), 0) as open from public.posting p
      where p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= p_as_of) o
    where b.due_on < p_as_of and o.open > 0
      and not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
    group by h.estate_id, h.unit_id, h.party_code
  )
  select h.estate_id, 'money_held_long'::text, u.unit_code || '/' || h.party_code, h.building_id, h.unit_id, greatest(h.since, o.oldest),
    least(h.held_now, h.held_then, o.open)::bigint,
    jsonb_build_object('held', figures.fen(least(h.held_now, h.held_then)), 'days', days, 'open', figures.fen(o.open), 'bills', o.bills, 'oldest', o.oldest),
    figures.proof_of('bills', o.numbers) || figures.proof_of('units', array[u.unit_code])
  from held h
  join owed o on o.estate_id = h.estate_id and o.unit_id = h.unit_id and o.party_code = h.party_code
  join public.unit u on u.estate_id = h.estate_id and u.unit_id = h.unit_id
  where least(h.held_now, h.held_then, o.open) >= least_amount;
end $$;

select figures.define_audit_rule('money_held_long', 1, 'GENERAL', 'STATE', 'P7.1, P3.1', true,
  array[
    'Money held while bills are open',
    'At least {held} has been held for more than {days|day|days}, with {bills|bill|bills} totalling {open} overdue, the oldest due {oldest}.',
    'Money paid in advance is to be applied; held beside open bills it makes a payer look like a debtor.',
    'The money may be earmarked for another fee, or it was entered under the wrong class.',
    'What the payer meant it for; apply it with their consent, or refund it.'
  ],
  array[
    '暂存款长期未冲抵',
    '该户至少 {held} 暂存超过 {days} 天，同时有 {bills} 张账单合计 {open} 逾期，最早应缴日 {oldest}。',
    '预收款应及时冲抵；一边暂存一边欠费，会将已缴费户误列为欠费户。',
    '款项可能指定用于其他费用，或费用类别录入有误。',
    '确认缴费人意愿，征得同意后冲抵，或予以退还。'
  ]);

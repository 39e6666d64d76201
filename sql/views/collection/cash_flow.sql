-- requires: register_at metric_catalogue money_group
-- Question: where did the money received in the period go, and what is held?
-- Grain: group of p_by, which must be one that money itself has: a payer and a place, but no liable kind and no fee item.
-- Formula: received = receipts - reversals - refunds in [s, A] = allocations in [s, A] to bills of the period, of before and of
--   after + change of held money. Held by A = all cash - all allocations.
-- Counts: money of a household; unidentified money 待认领款 by A stands apart, for groups made of whole estates.
-- Excludes: failed payments.
-- Decided: money belongs to the use of its unit as the register knew it at K; a bill's own use may differ after a change.

create function figures.cash_flow(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (
  group_key text, received bigint, to_period bigint, to_prior bigint, to_later bigint, held_change bigint, held bigint,
  unidentified bigint
)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_ids(p_slice, 'estates')::int[];
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  units bigint[] := figures.slice_ids(p_slice, 'units');
  regions text[] := figures.slice_words(p_slice, 'regions');
  companies text[] := figures.slice_words(p_slice, 'cityCompanies');
  types text[] := figures.slice_words(p_slice, 'propertyTypes');
  uses text[] := figures.slice_words(p_slice, 'uses');
  whole_estates boolean := p_by in ('portfolio', 'region', 'city_company', 'estate', 'fee_class')
    and buildings is null and units is null and types is null and uses is null;
begin
  -- What a payment was for is known only once it is allocated: held money has no liable kind and no fee item.
  if p_by in ('liable_kind', 'fee_item', 'type_use_kind') or p_slice ?| array['liableKinds', 'feeItems'] then
    return;
  end if;
  return query
  with register as materialized (select * from figures.register_at(p_known_at)),
  owner as materialized (
    select a.estate_id, a.account_id,
      figures.money_group(p_by, r.region, r.city_company, r.estate_code, r.building_code, r.property_type, a.fee_class, u.unit_code, v.use) as g
    from public.account a
    join register r on r.estate_id = a.estate_id and r.building_id = a.building_id
    join public.unit u on u.estate_id = a.estate_id and u.unit_id = a.unit_id
    join lateral (
      select n.use from public.unit_version n join public.batch t on t.batch_id = n.batch_id
      where n.estate_id = a.estate_id and n.unit_id = a.unit_id and (batches is null or n.batch_id = any (batches))
      order by t.recorded_at desc, n.version_id desc limit 1
    ) v on true
    where (p_fee_class is null or a.fee_class = p_fee_class)
      and (estates is null or a.estate_id = any (estates))
      and (buildings is null or a.building_id = any (buildings))
      and (units is null or a.unit_id = any (units))
      and (regions is null or r.region = any (regions))
      and (companies is null or r.city_company = any (companies))
      and (types is null or r.property_type = any (types))
      and (uses is null or v.use = any (uses))
  ),
  identified as (
    select o.g,
      sum(p.amount) filter (where p.kind = 'CASH' and p.effective_on >= p_from) as received,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on >= p_from and b.due_on between p_from and p_to) as to_period,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on >= p_from and b.due_on < p_from) as to_prior,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on >= p_from and b.due_on > p_to) as to_later,
      sum(case p.kind when 'CASH' then p.amount else -p.amount end) as held,
      sum(case p.kind when 'CASH' then p.amount else -p.amount end) filter (where p.effective_on >= p_from) as held_change
    from owner o
    join public.posting p on p.estate_id = o.estate_id and p.account_id = o.account_id
    left join public.bill b on b.estate_id = p.estate_id and b.bill_id = p.bill_id
    where p.kind in ('CASH', 'ALLOCATION') and p.effective_on <= p_as_of
      and (batches is null or p.batch_id = any (batches))
      and (estates is null or p.estate_id = any (estates))
    group by o.g
  ),
  -- A reversal belongs to the fee class of the receipt that it undoes.
  unclaimed as (
    select figures.money_group(p_by, e.region, e.city_company, e.estate_code, null, null, coalesce(o.fee_class, r.fee_class)) as g,
      sum(p.amount) as unidentified
    from public.posting p
    join public.receipt r on r.estate_id = p.estate_id and r.receipt_id = p.receipt_id
    left join public.receipt o on o.estate_id = r.estate_id and o.receipt_no = r.reverses_receipt_no
    join figures.estate_at(p_known_at) e on e.estate_id = p.estate_id
    where whole_estates and p.account_id is null and p.effective_on <= p_as_of
      and (p_fee_class is null or coalesce(o.fee_class, r.fee_class) = p_fee_class)
      and (batches is null or p.batch_id = any (batches))
      and (estates is null or p.estate_id = any (estates))
      and (regions is null or e.region = any (regions))
      and (companies is null or e.city_company = any (companies))
    group by 1
  ),
  groups as (select distinct owner.g from owner union select unclaimed.g from unclaimed)
  select k.g, coalesce(i.received, 0)::bigint, coalesce(i.to_period, 0)::bigint, coalesce(i.to_prior, 0)::bigint,
    coalesce(i.to_later, 0)::bigint, coalesce(i.held_change, 0)::bigint, coalesce(i.held, 0)::bigint,
    case when whole_estates then coalesce(c.unidentified, 0)::bigint end
  from groups k left join identified i on i.g = k.g left join unclaimed c on c.g = k.g;
end $$;
comment on function figures.cash_flow is 'Where money received went 收款去向, what is held 暂存 and what waits to be claimed 待认领款; in fen.';

select figures.define_metric('held', 1, 'FEN',
  array['Held money', 'Money received that is on no bill at the as-of date: prepayments and overpayments.', 'All receipts − all allocations',
    'Payments less reversals and refunds by the as-of date.', 'Money without a household (unidentified), failed payments.'],
  array['暂存（预收结余）', '截至统计截止日已收到、尚未冲抵任何账单的款项。', '累计收款 − 累计分配', '截止日前的收款，扣除冲销与退款。', '待认领款、支付失败。']);
select figures.define_metric('unidentified', 1, 'FEN',
  array['Unidentified money', 'Money received whose household is not known yet.', 'Receipts without a household − their reversals',
    'Receipts without a unit by the as-of date.', 'Money claimed by a reversal and a new payment.'],
  array['待认领款', '已收到但尚不知道属于哪一户的款项。', '无房号收款 − 其冲销', '截止日前无房号的收款。', '已通过冲销并重新入账认领的款项。']);
select figures.define_metric('cash', 1, 'FEN',
  array['Cash and where it went', 'Money received in the period, by the bills it went to.', 'Receipts − reversals − refunds = to the period + to earlier + to later bills + change of held money',
    'Money of households from the first day of the period to the as-of date.', 'Unidentified money, failed payments.'],
  array['收款去向', '期内收到的款项及其冲抵的账单。', '收款 − 冲销 − 退款 = 当期 + 往期 + 后期账单 + 暂存变动', '期初至统计截止日各户的收款。', '待认领款、支付失败。']);

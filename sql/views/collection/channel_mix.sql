-- requires: register_at ratio metric_catalogue money_group
-- Question: through which channels was the period's money paid?
-- Grain: group of p_by and channel.
-- Formula: sum and count of payments; online share = ONLINE / all, by amount and by count.
-- Counts: payments received in the period by A and not reversed by A.
-- Excludes: reversed, failed and refunded-only entries.
-- Decided: unidentified money counts for groups made of whole estates; it was paid through a channel too.

create function figures.channel_mix(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (
  group_key text, channel text, amount bigint, count bigint, amount_total bigint, count_total bigint,
  online_amount bigint, online_count bigint, online_share_amount numeric, online_share_count numeric
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
begin
  if p_by in ('liable_kind', 'fee_item', 'use', 'type_use_kind') or p_slice ?| array['liableKinds', 'feeItems', 'uses'] then
    return;
  end if;
  return query
  with register as materialized (select * from figures.register_at(p_known_at)),
  estate as (select * from figures.estate_at(p_known_at)),
  paid as (
    select figures.money_group(p_by, e.region, e.city_company, e.estate_code, b.building_code, b.property_type, r.fee_class, u.unit_code) as g,
      r.channel as c, r.amount as m
    from public.receipt r
    join estate e on e.estate_id = r.estate_id
    left join public.unit u on u.estate_id = r.estate_id and u.unit_id = r.unit_id
    left join register b on b.estate_id = u.estate_id and b.building_id = u.building_id
    where r.kind = 'PAYMENT' and r.paid_on between p_from and least(p_to, p_as_of)
      and (p_fee_class is null or r.fee_class = p_fee_class)
      and (batches is null or r.batch_id = any (batches))
      and (estates is null or r.estate_id = any (estates))
      and (buildings is null or u.building_id = any (buildings))
      and (units is null or r.unit_id = any (units))
      and (regions is null or e.region = any (regions))
      and (companies is null or e.city_company = any (companies))
      and (types is null or b.property_type = any (types))
      and (r.unit_id is not null or p_by not in ('building', 'unit', 'property_type'))
      and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
        and v.entry_id = r.receipt_id and (batches is null or v.batch_id = any (batches)))
      and not exists (select from public.receipt x where x.estate_id = r.estate_id and x.reverses_receipt_no = r.receipt_no
        and x.kind = 'REVERSAL' and x.paid_on <= p_as_of and (batches is null or x.batch_id = any (batches))
        and not exists (select from public.void v where v.estate_id = x.estate_id and v.entry_table = 'receipts'
          and v.entry_id = x.receipt_id and (batches is null or v.batch_id = any (batches))))
  )
  select c.g, c.c, c.m, c.n, t.m, t.n, t.online_m, t.online_n, figures.ratio(t.online_m, t.m), figures.ratio(t.online_n, t.n)
  from (select p.g, p.c, sum(p.m)::bigint as m, count(*) as n from paid p group by p.g, p.c) c
  join (
    select p.g, sum(p.m)::bigint as m, count(*) as n, coalesce(sum(p.m) filter (where p.c = 'ONLINE'), 0)::bigint as online_m,
      count(*) filter (where p.c = 'ONLINE') as online_n
    from paid p group by p.g
  ) t on t.g = c.g
  order by c.g, c.c;
end $$;
comment on function figures.channel_mix is 'Payments by channel 收款方式, in fen and by count.';

select figures.define_metric('online_share_amount', 1, 'MONEY_RATE',
  array['Online share by amount', 'The share of payments that came through online channels, by amount.', 'Online payments ÷ all payments',
    'Payments received in the period and not reversed.', 'Reversed and failed payments.'],
  array['线上缴费占比（金额）', '通过线上渠道缴纳的金额比例。', '线上支付 ÷ 全部收款', '期内收到且未冲销的收款。', '已冲销及支付失败。']);
select figures.define_metric('online_share_count', 1, 'COUNT_RATE',
  array['Online share by count', 'The share of payments that came through online channels, by number of payments.', 'Number of online payments ÷ number of all payments',
    'Payments received in the period and not reversed.', 'Reversed and failed payments.'],
  array['线上缴费占比（笔数）', '通过线上渠道缴纳的笔数比例。', '线上支付笔数 ÷ 全部收款笔数', '期内收到且未冲销的收款。', '已冲销及支付失败。']);

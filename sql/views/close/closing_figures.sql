-- requires: instant instant_cash bridge_difference cash_difference
-- Question: what are an estate's figures of a month at its end, and do they hold together?
-- Grain: estate.
-- Formula: collection_money, collection_households, ageing and cash_flow of the month as of its last day; differences of the identities:
--   bridge, cash, and the ageing less what is open on all bills.
-- Counts: every estate registered by K; headline figures, of the fee class PROPERTY_FEE.
-- Excludes: nothing.
-- Decided: the text is JSON with names in order and rates with their 10 places, so that equal figures are equal bytes. With K null the
--   cells answer, in one snapshot; at that snapshot's K the definitions say the same, whatever is written later.

create type figures.closing_estate as (
  estate_id int, estate_code text, figures text, bridge_difference bigint, cash_difference bigint, ageing_difference bigint
);

create function figures.closing_figures(p_month date, p_known_at timestamptz, p_slice jsonb) returns setof figures.closing_estate
language plpgsql stable rows 100 as $$
declare
  ends constant date := (p_month::timestamp + interval '1 month')::date - 1;
  fee_class constant text := 'PROPERTY_FEE';
  estates constant int[] := figures.slice_estates(p_slice);
begin
  return query
  with money as (select m.* from figures.instant_money('estate', p_month, ends, ends, p_known_at, fee_class, p_slice) m),
  -- With a period that never ends, closing is what is open on all bills.
  everything as (select m.* from figures.instant_money('estate', p_month, '2999-12-31', ends, p_known_at, fee_class, p_slice) m),
  household as (select h.* from figures.instant_households('estate', p_month, ends, ends, p_known_at, fee_class, p_slice) h),
  aged as (
    select a.group_key, jsonb_object_agg(a.bucket, a.open) as buckets, sum(a.open)::bigint as total
    from figures.instant_ageing('estate', p_month, ends, ends, p_known_at, fee_class, p_slice) a group by a.group_key
  ),
  cash as (select c.* from figures.instant_cash('estate', p_month, ends, ends, p_known_at, fee_class, p_slice) c)
  select e.estate_id, e.estate_code,
    jsonb_build_object(
      'estate', e.estate_code, 'month', to_char(p_month, 'YYYY-MM'), 'fee_class', fee_class,
      'money', to_jsonb(m) - 'group_key',
      'households', to_jsonb(h) - 'group_key',
      'ageing', a.buckets,
      -- An account that was opened later holds nothing yet, and must not tell itself.
      'cash', jsonb_build_object('received', coalesce(c.received, 0), 'to_period', coalesce(c.to_period, 0), 'to_prior', coalesce(c.to_prior, 0),
        'to_later', coalesce(c.to_later, 0), 'held_change', coalesce(c.held_change, 0), 'held', coalesce(c.held, 0),
        'unidentified', coalesce(c.unidentified, 0)))::text,
    coalesce(figures.bridge_difference(m.opening_arrears, m.billed, m.waived, m.written_off, m.collected, m.arrears_recovered,
      m.arrears_waived, m.arrears_written_off, m.closing), 0),
    coalesce(figures.cash_difference(c.received, c.to_period, c.to_prior, c.to_later, c.held_change), 0),
    coalesce(a.total, 0) - coalesce(v.closing, 0)
  from figures.estate_at(p_known_at) e
  left join money m on m.group_key = e.estate_code
  left join everything v on v.group_key = e.estate_code
  left join household h on h.group_key = e.estate_code
  left join aged a on a.group_key = e.estate_code
  left join cash c on c.group_key = e.estate_code
  where estates is null or e.estate_id = any (estates);
end $$;
comment on function figures.closing_figures is 'An estate''s figures of a month as canonical text, and what the identities leave unexplained.';

-- How a text is signed.
create function figures.sha256_of(p_text text) returns text language sql immutable as $$
  select encode(sha256(convert_to(p_text, 'UTF8')), 'hex')
$$;
comment on function figures.sha256_of is 'SHA-256 of a text''s UTF-8 bytes, as 64 hexadecimal digits.';

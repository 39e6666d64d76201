-- Question: does where the money went add up to what was received?
-- Grain: one figure.
-- Formula: received - to the period - to earlier bills - to later bills - change of held money.
-- Counts: the parts of one scope, period and as-of date.
-- Excludes: nothing.
-- Decided: shown although it is always 0 fen, as with the bridge.

create function figures.cash_difference(
  received bigint, to_period bigint, to_prior bigint, to_later bigint, held_change bigint
) returns bigint language sql immutable as $$
  select received - to_period - to_prior - to_later - held_change
$$;
comment on function figures.cash_difference is 'What the cash flow 收款去向 leaves unexplained, in fen; 0.';

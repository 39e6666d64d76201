-- requires: ratio current_rate rate_before_waivers waiver_rate on_time_rate overdue_rate recovery_rate prior_recovery_rate combined_rate billed net_billed collected outstanding opening_arrears
-- Question: what was billed, waived, collected and recovered in a period, at which rates, and what is open at its end?
-- Grain: group of p_by.
-- Formula: sums of the bills' parts; each rate is the sum of its numerators over the sum of its denominators.
-- Counts: a group exists when it has bills of the fee class by A.
-- Excludes: held money, which is on no bill (see cash_flow).
-- Decided: totals are sums of the same parts as their groups, so they always add up.

create type figures.money_figures as (
  group_key text, billed bigint, waived bigint, written_off bigint, net_billed bigint, collected bigint,
  current_rate numeric, rate_before_waivers numeric, waiver_rate numeric,
  on_time bigint, on_time_base bigint, on_time_rate numeric,
  overdue bigint, overdue_base bigint, overdue_rate numeric,
  opening_arrears bigint, opening_prior_years bigint, arrears_recovered bigint, recovered_prior_years bigint,
  arrears_waived bigint, waived_prior_years bigint, arrears_written_off bigint,
  recovery_base bigint, recovery_rate numeric, prior_recovery_base bigint, prior_recovery_rate numeric,
  combined_collected bigint, combined_base bigint, combined_rate numeric, closing bigint
);

-- p_source: the function that tells the positions, of bills or of cells of bills: the sums are the same.
create function figures.money_from(
  p_source text,
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.money_figures
language plpgsql stable rows 100 as $$
begin
  return query execute format($q$
  select s.group_key, s.billed, s.waived, s.written_off, s.net_billed, s.collected,
    figures.ratio(s.collected, s.net_billed), figures.ratio(s.collected, s.billed), figures.ratio(s.waived, s.billed),
    s.on_time, s.on_time_base, figures.ratio(s.on_time, s.on_time_base),
    s.overdue, s.overdue_base, figures.ratio(s.overdue, s.overdue_base),
    s.opening_arrears, s.opening_prior_years, s.arrears_recovered, s.recovered_prior_years,
    s.arrears_waived, s.waived_prior_years, s.arrears_written_off,
    s.recovery_base, figures.ratio(s.arrears_recovered, s.recovery_base),
    s.prior_recovery_base, figures.ratio(s.recovered_prior_years, s.prior_recovery_base),
    s.combined_collected, s.combined_base, figures.ratio(s.combined_collected, s.combined_base), s.closing
  from (
    select b.group_key,
      sum(figures.billed_part(b))::bigint as billed,
      sum(figures.waiver_rate_numerator(b))::bigint as waived,
      coalesce(sum(b.written_off) filter (where b.in_period), 0)::bigint as written_off,
      sum(figures.net_billed_part(b))::bigint as net_billed,
      sum(figures.collected_part(b))::bigint as collected,
      sum(figures.on_time_rate_numerator(b))::bigint as on_time,
      sum(figures.on_time_rate_denominator(b))::bigint as on_time_base,
      sum(figures.overdue_rate_numerator(b))::bigint as overdue,
      sum(figures.overdue_rate_denominator(b))::bigint as overdue_base,
      sum(figures.opening_arrears_part(b))::bigint as opening_arrears,
      coalesce(sum(b.open_before) filter (where b.prior_year), 0)::bigint as opening_prior_years,
      sum(figures.recovery_rate_numerator(b))::bigint as arrears_recovered,
      sum(figures.prior_recovery_rate_numerator(b))::bigint as recovered_prior_years,
      coalesce(sum(b.arrears_waived) filter (where b.in_arrears), 0)::bigint as arrears_waived,
      coalesce(sum(b.arrears_waived) filter (where b.prior_year), 0)::bigint as waived_prior_years,
      coalesce(sum(b.arrears_written_off) filter (where b.in_arrears), 0)::bigint as arrears_written_off,
      sum(figures.recovery_rate_denominator(b))::bigint as recovery_base,
      sum(figures.prior_recovery_rate_denominator(b))::bigint as prior_recovery_base,
      sum(figures.combined_rate_numerator(b))::bigint as combined_collected,
      sum(figures.combined_rate_denominator(b))::bigint as combined_base,
      sum(figures.outstanding_part(b))::bigint as closing
    from figures.%I($1, $2, $3, $4, $5, $6, $7) b
    group by b.group_key
  ) s
  $q$, p_source)
  using p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice;
end $$;

create function figures.collection_money(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.money_figures
language plpgsql stable rows 100 as $$
begin
  return query select * from figures.money_from('bill_position', p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.collection_money is 'Money figures of a period by group, in fen; rates to 10 places.';

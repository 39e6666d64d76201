-- requires: duplicate_receipt receipt_sum_differs unidentified_receipt receipt_of_no_bill failed_reentered archive_missing number_gap channel_change billed_amount_differs unit_without_bill overlapping_bills waiver_over_limit waivers_bunched backdated_entries period_end_reversals older_arrears_passed_over money_held_long cash_banked_late periods_unpaid copied_receipts copied_totals records_stopped bridge_not_closing control_total_differs forbidden_dunning collection_falling
-- Question: what do some rules find in some estates?
-- Grain: one hit of a rule: estate, rule and subject.
-- Formula: the union of the rules' functions, each named audit_ and its code.
-- Counts: rules of the catalogue among those asked for.
-- Excludes: nothing.
-- Decided: rules run for the estates named and no others: the work is bounded by their ledgers.

create function figures.audit_hits(p_rules text[], p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 500 as $$
declare
  rule text;
begin
  for rule in select r.code from figures.audit_rule r where r.code = any (p_rules) order by r.sort loop
    return query execute format('select * from figures.audit_%I($1, $2, $3)', rule) using p_estates, p_from, p_as_of;
  end loop;
end $$;
comment on function figures.audit_hits is 'Hits of some rules in some estates, dated from the first day to A; of states, those that last as of A.';

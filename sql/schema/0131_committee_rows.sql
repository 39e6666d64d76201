-- A committee is shown what is published: rows of single households, and the cells that sums are made of, are not for it (P5.4). Without
-- this a figure of its own making, as of a day of its choice, would name a neighbour by subtraction.
do $$
declare
  t text;
begin
  foreach t in array array['account', 'bill', 'receipt', 'receipt_line', 'adjustment', 'void', 'posting', 'unit', 'unit_version', 'open_bill',
    'money_month', 'money_day', 'household_month', 'household_day', 'held_month', 'held_day', 'arrears_reason', 'contact'] loop
    execute format('alter policy viewer on %I using (sees_estate(estate_id) and current_setting(''app.role'', true) is distinct from ''COMMITTEE'')', t);
  end loop;
end $$;

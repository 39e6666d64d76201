-- Early warning 早期预警 watches rates of money beside those of households (P4.3).

alter table warning_reference drop constraint warning_reference_rate_check;
alter table warning_reference add constraint warning_reference_rate_check
  check (rate in ('ON_TIME', 'NEXT_MONTH', 'MONEY_ON_TIME', 'MONEY_NEXT_MONTH'));
alter table warning_found drop constraint warning_found_rate_check;
alter table warning_found add constraint warning_found_rate_check
  check (rate in ('ON_TIME', 'NEXT_MONTH', 'MONEY_ON_TIME', 'MONEY_NEXT_MONTH'));

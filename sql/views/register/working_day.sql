-- Question: which days are worked, and which day is so many working days later?
-- Grain: day.
-- Formula: Monday to Friday, save public holidays; and the weekends worked in exchange for them.
-- Counts: days.
-- Excludes: nothing.
-- Decided: of years whose holidays are not in the table yet, only the week decides.

create function figures.is_working_day(p_day date) returns boolean language plpgsql stable as $$
begin
  return coalesce((select c.working from public.calendar_day c where c.day = p_day), extract(isodow from p_day) < 6);
end $$;
comment on function figures.is_working_day is 'Whether a day is worked 工作日.';

create function figures.working_days_after(p_day date, p_days int) returns date language plpgsql stable as $$
declare
  left_over int := p_days;
  at date := p_day;
begin
  while left_over > 0 or not figures.is_working_day(at) loop
    at := at + 1;
    if figures.is_working_day(at) then
      left_over := left_over - 1;
    end if;
  end loop;
  return at;
end $$;
comment on function figures.working_days_after is 'The day that is so many working days after a day; 0: that day, or the next that is worked.';

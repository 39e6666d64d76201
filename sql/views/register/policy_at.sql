-- Question: which threshold or choice of the company holds on a day?
-- Grain: one value of one code and day.
-- Formula: of the rows that hold on the day, the one that begins latest.
-- Counts: rows of policy with that code.
-- Excludes: rows that begin later, or whose last day has passed.
-- Decided: a code without a row on the day gives null, and a comparison with null finds nothing: a rule rests where nothing is decided.

create function figures.policy_number(p_code text, p_day date) returns numeric language plpgsql stable as $$
begin
  return (select p.number from public.policy p
    where p.code = p_code and p.valid_from <= p_day and (p.valid_until is null or p.valid_until >= p_day)
    order by p.valid_from desc limit 1);
end $$;
comment on function figures.policy_number is 'The number that the company has decided on, as it holds on a day.';

create function figures.policy_word(p_code text, p_day date) returns text language plpgsql stable as $$
begin
  return (select p.word from public.policy p
    where p.code = p_code and p.valid_from <= p_day and (p.valid_until is null or p.valid_until >= p_day)
    order by p.valid_from desc limit 1);
end $$;
comment on function figures.policy_word is 'The word that the company has decided on, as it holds on a day.';

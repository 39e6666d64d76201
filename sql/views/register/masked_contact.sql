-- Question: who is to be reached for a household, as far as everybody may see it?
-- Grain: text.
-- Formula: a name's first character and two stars; a phone's first three and last four digits.
-- Counts: names of persons and of companies alike.
-- Excludes: how long a name is; any digit of a phone of fewer than eleven.
-- Decided: masked here, so that what is hidden never leaves the database (P5.5).

create function figures.masked_name(p_name text) returns text language sql immutable as $$
  select case when btrim(p_name) <> '' then left(btrim(p_name), 1) || '**' end
$$;

create function figures.masked_phone(p_phone text) returns text language sql immutable as $$
  select case
    when coalesce(btrim(p_phone), '') = '' then null
    when length(regexp_replace(p_phone, '[^0-9]', '', 'g')) >= 11
      then left(regexp_replace(p_phone, '[^0-9]', '', 'g'), 3) || '****' || right(regexp_replace(p_phone, '[^0-9]', '', 'g'), 4)
    else '****'
  end
$$;

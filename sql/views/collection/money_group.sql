-- Question: which group of p_by does money belong to, that a household paid or nobody has claimed?
-- Grain: the fee class and the place of some money.
-- Formula: the name of the group, as bill_scope names those of bills; null where money has no such group.
-- Counts: portfolio, region, city_company, estate, building, unit, property_type, use, fee_class.
-- Excludes: liable kind and fee item: they are a bill's, and money has them only once it is allocated.

create function figures.money_group(
  p_by text, p_region text, p_city_company text, p_estate text, p_building text, p_property_type text, p_fee_class text,
  p_unit text default null, p_use text default null
) returns text language sql immutable as $$
  select case p_by
    when 'portfolio' then 'all'
    when 'region' then p_region
    when 'city_company' then p_city_company
    when 'estate' then p_estate
    when 'building' then p_estate || '/' || p_building
    when 'unit' then p_estate || '/' || p_unit
    when 'property_type' then p_property_type
    when 'use' then p_use
    when 'fee_class' then p_fee_class
  end
$$;
comment on function figures.money_group is 'The group of p_by that money belongs to; buildings and units go by their codes.';

-- Question: what was an owners' committee told of an estate, and of which households was it made?
-- Grain: release.
-- Formula: the frozen figures, with the households of this year and of last year that they come from.
-- Counts: bulletins and headlines alike.
-- Excludes: rows a committee itself asks for: row security shows it no households.

create view figures.committee_told with (security_invoker = true) as
select r.estate_id, r.release_id, r.kind, r.as_of, r.figures, h.households, h.last_year
from public.committee_release r
join public.committee_release_household h on h.estate_id = r.estate_id and h.release_id = r.release_id;
comment on view figures.committee_told is 'What committees were told, beside the households it was made of.';

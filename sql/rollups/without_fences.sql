-- Question: how is a query told to tables that are spread over machines?
-- Grain: the text of one query.
-- Formula: what it was, without `offset 0` where there is Citus.
-- Counts: fences around laterals, which keep the planner from joining a whole ledger for a few rows of it.
-- Excludes: queries that stand in functions as they are: those have no fence, so that they run everywhere.
-- Decided: Citus refuses an offset in a lateral, and plans each machine's share by itself; one machine needs it.

-- Whether the ledger may be spread over machines.
create function figures.is_spread() returns boolean language sql stable as $$
  select to_regproc('create_distributed_table') is not null
$$;

create function figures.without_fences(p_query text) returns text language sql stable as $$
  select case when figures.is_spread() then replace(p_query, 'offset 0', '') else p_query end
$$;

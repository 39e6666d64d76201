-- A grant that an administrator has ended binds nobody any more: whoever gave up managing an estate may be elected to its committee.
-- Only grants that were not ended are compared, by their days; to take an ending back is looked at like a new grant.
create or replace function refuse_two_sides() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7410002, new.person_id);
  if new.role in ('COMMITTEE', 'ESTATE_MANAGER') and new.ended_at is null and exists (
    select from role_grant g
    where g.person_id = new.person_id and g.estate_id = new.estate_id and g.grant_id <> new.grant_id
      and g.role in ('COMMITTEE', 'ESTATE_MANAGER') and g.role <> new.role and g.ended_at is null
      and daterange(g.starts_on, g.ends_on, '[]') && daterange(new.starts_on, new.ends_on, '[]')
  ) then
    raise exception 'COMMITTEE and ESTATE_MANAGER of one estate exclude each other'
      using errcode = '23P01', constraint = 'grant_two_sides';
  end if;
  return new;
end $$;

-- Who sends a request is found out, and from then on sees their own rows, with one statement: the look-up in scope of people, then the
-- scope of whom it found. Whoever calls one of these sees rows as that person at most, and as a visitor where nobody was found.

create type entered_person as (
  session_id bigint, token_id int, person_id int, name text, demo boolean, acting_role text, rotated_at timestamptz, seen_at timestamptz,
  former boolean, token_estates int[], writes boolean, used_at timestamptz, grants json, narrowed_to json,
  -- Whose rows are seen now.
  scope text, estate_ids text, viewer_role text, database_role text
);

-- The first of some roles that a person holds on a day, and its rows: none of the portfolio's where it is narrowed to estates.
create function show_rows_of(inout entered entered_person, on_day date, roles text[]) language plpgsql as $$
declare
  held record;
begin
  select g.role, bool_or(g.estate_id is null) as portfolio, array_agg(distinct g.estate_id) filter (where g.estate_id is not null) as estates
  into held
  from public.role_grant g
  where g.person_id = entered.person_id and g.role = any (roles) and g.starts_on <= on_day and coalesce(g.ends_on >= on_day, true)
    and g.ended_at is null
  group by g.role order by array_position(roles, g.role) limit 1;
  entered.viewer_role := coalesce(held.role, 'VISITOR');
  entered.scope := case when held.role = 'ADMINISTRATOR' then 'people'
    when held.portfolio and entered.token_estates is null then 'all' else 'estates' end;
  entered.estate_ids := case when entered.scope = 'estates' then coalesce((
    select string_agg(e.estate_id::text, ',' order by e.estate_id) from public.estate e
    where held.role is not null and (held.portfolio or e.estate_id = any (held.estates))
      and (entered.token_estates is null or e.estate_id = any (entered.token_estates))
  ), '') else '' end;
  perform public.app_viewer(entered.scope, entered.estate_ids, entered.viewer_role);
  entered.database_role := current_user;
end $$;

-- The grants of a person that are valid on a day.
create function valid_grants(person int, on_day date) returns json language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(json_build_object('role', g.role, 'estateId', g.estate_id, 'code', e.estate_code, 'name', v.name)
      order by g.grant_id), '[]')
    from public.role_grant g
    left join public.estate e on e.estate_id = g.estate_id
    left join lateral (
      select coalesce((select n.name from public.estate_version n where n.estate_id = e.estate_id order by n.version_id desc limit 1),
        e.estate_code) as name
    ) v on e.estate_id is not null
    where g.person_id = person and g.starts_on <= on_day and coalesce(g.ends_on >= on_day, true) and g.ended_at is null
  );
end $$;

-- The open session of a secret: not ended, not idle too long, not too old, and of a person who is not disabled.
create function enter_by_session(
  digest bytea, at timestamptz, former_since timestamptz, seen_since timestamptz, on_day date, roles text[]
) returns setof entered_person language plpgsql rows 1 as $$
declare
  entered entered_person;
begin
  perform public.app_viewer('people', '', '');
  select s.session_id, s.person_id, p.name, p.demo, s.acting_role, s.rotated_at, s.seen_at, s.secret_hash <> digest
  into entered.session_id, entered.person_id, entered.name, entered.demo, entered.acting_role, entered.rotated_at, entered.seen_at,
    entered.former
  from public.session s join public.person p on p.person_id = s.person_id
  where (s.secret_hash = digest or (s.former_hash = digest and s.rotated_at > former_since))
    and s.ended_at is null and s.ends_at > at and s.seen_at > seen_since and p.disabled_at is null;
  if not found then
    perform public.app_viewer('estates', '', 'VISITOR');
    return;
  end if;
  entered.writes := true;
  entered.grants := public.valid_grants(entered.person_id, on_day);
  return next public.show_rows_of(entered, on_day, array_prepend(entered.acting_role, roles));
end $$;

-- The token of a secret, unless it was revoked or has expired, or its person is disabled.
create function enter_by_token(digest bytea, at timestamptz, on_day date) returns setof entered_person language plpgsql rows 1 as $$
declare
  entered entered_person;
begin
  perform public.app_viewer('people', '', '');
  select t.token_id, t.person_id, p.name, p.demo, t.role, t.estates, t.writes, t.used_at
  into entered.token_id, entered.person_id, entered.name, entered.demo, entered.acting_role, entered.token_estates, entered.writes,
    entered.used_at
  from public.api_token t join public.person p on p.person_id = t.person_id
  where t.secret_hash = digest and t.revoked_at is null and t.expires_at > at and p.disabled_at is null;
  if not found then
    perform public.app_viewer('estates', '', 'VISITOR');
    return;
  end if;
  entered.grants := public.valid_grants(entered.person_id, on_day);
  entered.narrowed_to := (
    select coalesce(json_agg(json_build_object('estateId', e.estate_id, 'code', e.estate_code, 'name', coalesce((
        select n.name from public.estate_version n where n.estate_id = e.estate_id order by n.version_id desc limit 1), e.estate_code))
      order by e.estate_code), '[]')
    from public.estate e where e.estate_id = any (entered.token_estates)
  );
  return next public.show_rows_of(entered, on_day, array[entered.acting_role]);
end $$;

-- A day that is missing is not later than any other: a comparison with nothing refuses nothing, so it has to be said.
alter table finding_event drop constraint until_given;
alter table finding_event add constraint until_given
  check (action not in ('REQUEST_EXTENSION', 'GRANT_EXTENSION', 'ACCEPT_RISK', 'PROPOSE_RISK', 'CONSENT_TO_RISK')
    or (until_on is not null and until_on > on_day)) not valid;

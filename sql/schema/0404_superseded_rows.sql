-- A row put aside also ends where a later import holds a row about the same thing that went in: nobody corrected it in its place.
alter table quarantine_outcome
  drop constraint quarantine_outcome_outcome_check,
  add constraint quarantine_outcome_outcome_check check (outcome in ('ACCEPTED', 'RESUBMITTED', 'WITHDRAWN', 'SUPERSEDED'));

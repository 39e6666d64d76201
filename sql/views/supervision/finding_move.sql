-- Question: what may be done with a finding that stands in a state, by which role, and what else must hold (P6.4–P6.7)?
-- Grain: state and action.
-- Formula: a table; server/supervision/rectification.rules.ts holds the same lines, and a test compares them.
-- Counts: every way a finding can move.
-- Excludes: what is not here cannot be done: ACCEPTED and VOIDED have no way out.
-- Decided: an extension is asked for before the deadline has passed, or lateness could be made undone (IN_TIME). At work is ASSIGNED or IN_PROGRESS; who asks for an extension or is told no has taken the finding up.

create view figures.finding_move with (security_invoker = true) as
select m.from_state, m.action, m.to_state, m.roles, m.conditions
from (values
  (null::text, 'RAISE', 'RECORDED', array['HEADQUARTERS', 'SUPERVISOR', 'ESTATE_MANAGER', 'COMMITTEE', 'AUDITOR'], array[]::text[]),
  ('RECORDED', 'VOID', 'VOIDED', array['HEADQUARTERS', 'SUPERVISOR', 'COMMITTEE', 'AUDITOR'], array['OWN_SIDE']),
  ('RECORDED', 'ASSIGN', 'ASSIGNED', array['HEADQUARTERS', 'SUPERVISOR'], '{}'),
  ('ASSIGNED', 'ASSIGN', 'ASSIGNED', array['HEADQUARTERS', 'SUPERVISOR'], '{}'),
  ('IN_PROGRESS', 'ASSIGN', 'ASSIGNED', array['HEADQUARTERS', 'SUPERVISOR'], '{}'),
  ('ASSIGNED', 'START', 'IN_PROGRESS', array['ESTATE_MANAGER'], '{}'),
  ('IN_PROGRESS', 'SUBMIT', 'SUBMITTED', array['ESTATE_MANAGER'], '{}'),
  ('SUBMITTED', 'ACCEPT', 'ACCEPTED', array['SUPERVISOR', 'COMMITTEE', 'AUDITOR'], array['ACCEPTOR', 'INDEPENDENT']),
  ('SUBMITTED', 'REJECT', 'IN_PROGRESS', array['SUPERVISOR', 'COMMITTEE', 'AUDITOR'], array['ACCEPTOR', 'INDEPENDENT']),
  ('ASSIGNED', 'REQUEST_EXTENSION', 'EXTENSION_REQUESTED', array['ESTATE_MANAGER'], array['IN_TIME']),
  ('IN_PROGRESS', 'REQUEST_EXTENSION', 'EXTENSION_REQUESTED', array['ESTATE_MANAGER'], array['IN_TIME']),
  ('EXTENSION_REQUESTED', 'GRANT_EXTENSION', 'IN_PROGRESS', array['HEADQUARTERS', 'SUPERVISOR'], array['INDEPENDENT']),
  ('EXTENSION_REQUESTED', 'REFUSE_EXTENSION', 'IN_PROGRESS', array['HEADQUARTERS', 'SUPERVISOR'], array['INDEPENDENT']),
  ('ASSIGNED', 'DISPUTE', 'DISPUTED', array['ESTATE_MANAGER'], '{}'),
  ('IN_PROGRESS', 'DISPUTE', 'DISPUTED', array['ESTATE_MANAGER'], '{}'),
  ('DISPUTED', 'UPHOLD', 'VOIDED', array['HEADQUARTERS', 'SUPERVISOR', 'COMMITTEE', 'AUDITOR'], array['OWN_SIDE', 'INDEPENDENT']),
  ('DISPUTED', 'DISMISS', 'IN_PROGRESS', array['HEADQUARTERS', 'SUPERVISOR', 'COMMITTEE', 'AUDITOR'], array['OWN_SIDE', 'INDEPENDENT']),
  ('ASSIGNED', 'ACCEPT_RISK', 'RISK_ACCEPTED', array['HEADQUARTERS', 'SUPERVISOR'], array['GENERAL', 'INDEPENDENT']),
  ('IN_PROGRESS', 'ACCEPT_RISK', 'RISK_ACCEPTED', array['HEADQUARTERS', 'SUPERVISOR'], array['GENERAL', 'INDEPENDENT']),
  ('ASSIGNED', 'PROPOSE_RISK', 'RISK_PROPOSED', array['HEADQUARTERS', 'SUPERVISOR'], array['SERIOUS', 'INDEPENDENT']),
  ('IN_PROGRESS', 'PROPOSE_RISK', 'RISK_PROPOSED', array['HEADQUARTERS', 'SUPERVISOR'], array['SERIOUS', 'INDEPENDENT']),
  ('RISK_PROPOSED', 'CONSENT_TO_RISK', 'RISK_ACCEPTED', array['COMMITTEE', 'AUDITOR'], array['ACCEPTOR', 'INDEPENDENT']),
  ('RISK_PROPOSED', 'DECLINE_RISK', 'IN_PROGRESS', array['COMMITTEE', 'AUDITOR'], array['ACCEPTOR', 'INDEPENDENT']),
  ('RISK_ACCEPTED', 'RESUME', 'IN_PROGRESS', array['HEADQUARTERS', 'SUPERVISOR', 'ESTATE_MANAGER'], '{}')
) m (from_state, action, to_state, roles, conditions);

import type { AccessRule } from "./platform/access.ts";
import type { Role } from "./platform/actor.ts";

/** Whoever sees figures: a committee what is published, others what they ask for; an administrator sees none. */
const FIGURES: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
/** Whoever asks for figures of their own making, and sees single households: never their neighbours on the committee (P5.4). */
const HOUSEHOLDS: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
/** Whoever says whether an exception is in order; the estate that is asked does not. */
const JUDGES: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "AUDITOR"];
/** Records come in for all estates at once. */
const RECORDS: readonly Role[] = ["HEADQUARTERS"];
/** Who plans checks and draws them; who carries one out depends on its kind. */
const PLANS: readonly Role[] = ["HEADQUARTERS"];
const PEOPLE: readonly Role[] = ["ADMINISTRATOR"];
/** Who decides for the company. */
const COMPANY: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR"];
const MANAGERS: readonly Role[] = ["ESTATE_MANAGER"];
/** Who may come to accept a rectification; whether here and now, the rules of rectification say. */
const ACCEPTING: readonly Role[] = ["SUPERVISOR", "COMMITTEE", "AUDITOR"];
const OUTSIDE: readonly Role[] = ["COMMITTEE", "AUDITOR"];
/** Who may withdraw what their side has raised. */
const WITHDRAWING: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "COMMITTEE", "AUDITOR"];
/** Who reports to the committee and answers it. */
const REPORTING: readonly Role[] = ["HEADQUARTERS", "ESTATE_MANAGER"];
const COMMITTEE: readonly Role[] = ["COMMITTEE"];
const JOURNAL: readonly Role[] = ["HEADQUARTERS", "AUDITOR", "ADMINISTRATOR"];

/**
 * Who may use which field of the API. Every query and mutation stands here, or the server does not start; of other fields those
 * that fewer may see than the objects they belong to. Whose rows a field shows is decided by row security, not here.
 */
export const FIELD_RULES: Readonly<Record<string, AccessRule>> = {
  "Query.assignedChecks": HOUSEHOLDS,
  "Query.assignees": COMPANY,
  "Query.auditExceptions": HOUSEHOLDS,
  "Query.auditRules": HOUSEHOLDS,
  "Query.batches": HOUSEHOLDS,
  "Query.bill": HOUSEHOLDS,
  "Query.bills": HOUSEHOLDS,
  "Query.check": FIGURES,
  "Query.checks": FIGURES,
  "Query.checkTemplates": FIGURES,
  "Query.committeeWindow": FIGURES,
  "Query.closeReplay": HOUSEHOLDS,
  "Query.closing": RECORDS,
  "Query.draw": FIGURES,
  "Query.draws": FIGURES,
  "Query.entrance": "ANYONE",
  "Query.estate": FIGURES,
  "Query.estates": FIGURES,
  "Query.filters": HOUSEHOLDS,
  "Query.finding": FIGURES,
  "Query.findingFigures": FIGURES,
  "Query.findings": FIGURES,
  "Query.grantableEstates": PEOPLE,
  "Query.importJob": RECORDS,
  "Query.imports": RECORDS,
  "Query.inspectionFigures": FIGURES,
  "Query.invitation": "ANYONE",
  "Query.journal": JOURNAL,
  "Query.me": "ANYONE",
  "Query.metrics": FIGURES,
  "Query.monthClose": HOUSEHOLDS,
  "Query.monthCloses": HOUSEHOLDS,
  "Query.node": HOUSEHOLDS,
  "Query.noticeCounts": FIGURES,
  "Query.noticeHooks": PLANS,
  "Query.noticePreference": "SIGNED_IN",
  "Query.notices": PLANS,
  "Query.people": PEOPLE,
  "Query.person": PEOPLE,
  "Query.plan": FIGURES,
  "Query.planPeople": PLANS,
  "Query.plans": FIGURES,
  "Query.portfolio": HOUSEHOLDS,
  "Query.quarantine": HOUSEHOLDS,
  "Query.quarantineCounts": HOUSEHOLDS,
  "Query.receipt": HOUSEHOLDS,
  "Query.receipts": HOUSEHOLDS,
  "Query.review": HOUSEHOLDS,
  "Query.reviews": HOUSEHOLDS,
  "Query.reviewSchemes": HOUSEHOLDS,
  "Query.schemeTrial": ["HEADQUARTERS"],
  "Query.scorecard": HOUSEHOLDS,
  "Query.savedViews": "SIGNED_IN",
  "Query.search": HOUSEHOLDS,
  "Query.suggestMapping": RECORDS,
  "Query.today": "SIGNED_IN",
  "Query.tokens": "SIGNED_IN",
  "Query.unit": HOUSEHOLDS,

  "Mutation.acceptInvitation": "ANYONE",
  "Mutation.acceptRectification": ACCEPTING,
  "Mutation.acceptRisk": COMPANY,
  "Mutation.answerCommitteeQuestion": REPORTING,
  "Mutation.askCommitteeQuestion": COMMITTEE,
  "Mutation.assignFinding": COMPANY,
  "Mutation.cancelImport": RECORDS,
  "Mutation.changePassword": "SIGNED_IN",
  "Mutation.chooseRole": "SIGNED_IN",
  "Mutation.closeMonth": RECORDS,
  "Mutation.confirmCheck": HOUSEHOLDS,
  "Mutation.consentToRisk": OUTSIDE,
  "Mutation.decideDispute": WITHDRAWING,
  "Mutation.decideExtension": COMPANY,
  "Mutation.confirmException": JUDGES,
  "Mutation.declareInterest": "SIGNED_IN",
  "Mutation.disablePerson": PEOPLE,
  "Mutation.disputeFinding": MANAGERS,
  "Mutation.draftPlan": PLANS,
  "Mutation.drawSurprise": PLANS,
  "Mutation.enablePerson": PEOPLE,
  "Mutation.endGrant": PEOPLE,
  "Mutation.endInterest": PEOPLE,
  "Mutation.endNoticeHook": PLANS,
  "Mutation.enterDemo": "ANYONE",
  "Mutation.forgetView": "SIGNED_IN",
  "Mutation.explainException": HOUSEHOLDS,
  "Mutation.freezeDraw": PLANS,
  "Mutation.grantRole": PEOPLE,
  "Mutation.inviteAgain": PEOPLE,
  "Mutation.invitePerson": PEOPLE,
  "Mutation.issueToken": "SIGNED_IN",
  "Mutation.planCheck": PLANS,
  "Mutation.publishBulletin": REPORTING,
  "Mutation.publishPlan": PLANS,
  "Mutation.publishTemplate": PLANS,
  "Mutation.receiveBulletin": COMMITTEE,
  "Mutation.receiveOpinion": REPORTING,
  "Mutation.recordCheck": HOUSEHOLDS,
  "Mutation.recordDecisions": [...REPORTING, ...COMMITTEE],
  "Mutation.noteExport": FIGURES,
  "Mutation.renameView": "SIGNED_IN",
  "Mutation.raiseFinding": FIGURES,
  "Mutation.rejectRectification": ACCEPTING,
  "Mutation.requestExtension": MANAGERS,
  "Mutation.resubmitQuarantine": RECORDS,
  "Mutation.returnOpinion": COMMITTEE,
  "Mutation.resumeRectification": [...COMPANY, ...MANAGERS],
  "Mutation.retryImport": RECORDS,
  "Mutation.revealDraw": PLANS,
  "Mutation.revealContact": HOUSEHOLDS,
  "Mutation.revokeToken": "SIGNED_IN",
  "Mutation.saveView": "SIGNED_IN",
  "Mutation.addMeasure": COMPANY,
  "Mutation.adoptScheme": ["HEADQUARTERS"],
  "Mutation.appealReview": MANAGERS,
  "Mutation.decideAppeal": COMPANY,
  "Mutation.drawReview": ["HEADQUARTERS"],
  "Mutation.finaliseReview": ["HEADQUARTERS"],
  "Mutation.openReview": ["HEADQUARTERS"],
  "Mutation.publishReview": ["HEADQUARTERS"],
  "Mutation.stateOnReview": MANAGERS,
  "Mutation.chooseReferenceYear": COMPANY,
  "Mutation.setNoticeHook": PLANS,
  "Mutation.setNoticePreference": "SIGNED_IN",
  "Mutation.setTargets": ["HEADQUARTERS"],
  "Mutation.shareView": "SIGNED_IN",
  "Mutation.signIn": "ANYONE",
  "Mutation.signOut": "ANYONE",
  "Mutation.signOutEverywhere": "SIGNED_IN",
  "Mutation.startCheck": HOUSEHOLDS,
  "Mutation.startImport": RECORDS,
  "Mutation.tryNoticeHook": PLANS,
  "Mutation.unshareView": "SIGNED_IN",
  "Mutation.startRectification": MANAGERS,
  "Mutation.submitRectification": MANAGERS,
  "Mutation.voidFinding": WITHDRAWING,
  "Mutation.switchRuleOff": ["HEADQUARTERS"],
  "Mutation.switchRuleOn": ["HEADQUARTERS"],
  "Mutation.withdrawBatch": RECORDS,

  "AuditRule.trial": JUDGES,
  "Building.units": HOUSEHOLDS,
  "BuildingStanding.households": HOUSEHOLDS,
  "Collection.arrearsStructure": HOUSEHOLDS,
  "Collection.fairComparison": HOUSEHOLDS,
  "Collection.rateChange": HOUSEHOLDS,
  "Collection.rows": HOUSEHOLDS,
  "Estate.outlook": HOUSEHOLDS,
  "Estate.building": HOUSEHOLDS,
  "Estate.buildings": HOUSEHOLDS,
  "Estate.collection": HOUSEHOLDS,
  "Estate.reconciliation": HOUSEHOLDS,
  "Estate.units": HOUSEHOLDS,
  "Restatement.rows": HOUSEHOLDS,
  "Portfolio.outlook": HOUSEHOLDS,
};

/** The same for addresses outside the API. */
export const ADDRESS_RULES = {
  checkPhotos: HOUSEHOLDS,
  committeeMinutes: FIGURES,
  evidence: FIGURES,
  exports: HOUSEHOLDS,
  reports: HOUSEHOLDS,
  uploads: RECORDS,
  quarantine: RECORDS,
} as const satisfies Record<string, AccessRule>;

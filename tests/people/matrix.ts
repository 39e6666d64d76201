import type { Role } from "../../server/platform/actor.ts";
import { ANALYSIS_PARTS } from "./analysis-matrix.ts";
import { AUDIT_LINES, AUDIT_PARTS } from "./audit-matrix.ts";
import { CHECK_LINES } from "./check-matrix.ts";
import { CLOSE_LINES, CLOSE_PARTS } from "./close-matrix.ts";
import { COMMITTEE_LINES, FIGURE_PARTS } from "./committee-matrix.ts";
import { SERVICE_LINES } from "./service-matrix.ts";
import { FINDING_LINES } from "./finding-matrix.ts";
import type { EstateCode } from "./four-estates.ts";
import { NOTICE_LINES } from "./notice-matrix.ts";
import { OUTLOOK_LINES, OUTLOOK_PARTS } from "./outlook-matrix.ts";
import { REVIEW_LINES } from "./review-matrix.ts";

export type Who = Role | "VISITOR";

export interface Line {
  /** Who gets an answer; everybody else gets an error with a code. */
  readonly open: readonly Who[];
  /** The field as it is asked for about an estate, as a signed-in person would. */
  readonly ask: (estate: EstateCode) => string;
}

const EVERYBODY: readonly Who[] = [
  "HEADQUARTERS",
  "SUPERVISOR",
  "ESTATE_MANAGER",
  "COMMITTEE",
  "AUDITOR",
  "ADMINISTRATOR",
  "VISITOR",
];
const SIGNED_IN = EVERYBODY.filter((who) => who !== "VISITOR");
const FIGURES = SIGNED_IN.filter((who) => who !== "ADMINISTRATOR");
const HOUSEHOLDS = FIGURES.filter((who) => who !== "COMMITTEE");
const HEADQUARTERS: readonly Who[] = ["HEADQUARTERS"];
const ADMINISTRATOR: readonly Who[] = ["ADMINISTRATOR"];
const COMPANY: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR"];
const JOURNAL: readonly Who[] = ["HEADQUARTERS", "AUDITOR", "ADMINISTRATOR"];

const PERIOD = `period: { from: "2026-01-01", to: "2026-01-31" }, asOf: "2026-03-31"`;
const RATE = "{ numerator denominator }";
const COLLECTION = `collection(${PERIOD}) { billed netBilled collected outstanding held currentRate ${RATE} householdRate ${RATE}
  by(dimension: ESTATE) { key label collection { billed } } }`;
const BATCH = "9999";
const globalId = (text: string) => Buffer.from(text).toString("base64url");

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });
const refused = "userErrors { code }";

/** Every query and mutation of the schema: who gets an answer, and how it is asked. */
export const MATRIX: Readonly<Record<string, Line>> = {
  ...AUDIT_LINES,
  ...CHECK_LINES,
  ...OUTLOOK_LINES,
  ...REVIEW_LINES,
  ...COMMITTEE_LINES,
  ...CLOSE_LINES,
  ...FINDING_LINES,
  ...NOTICE_LINES,
  ...SERVICE_LINES,
  "Query.assignees": line(COMPANY, (code) => `assignees(estate: "${code}") { name }`),
  "Query.batches": line(HOUSEHOLDS, () => "batches { nodes { batchId files { file } } matching { rows } }"),
  "Query.bill": line(
    HOUSEHOLDS,
    (code) => `bill(estate: "${code}", billNo: "${code}-B1") { billNo amount unit { householdCode } }`,
  ),
  "Query.bills": line(
    HOUSEHOLDS,
    (code) => `bills(filter: { estate: "${code}" }) { nodes { billNo amount } totals { count amount } }
    all: bills { nodes { billNo } totals { amount } }`,
  ),
  "Query.entrance": line(EVERYBODY, () => "entrance { hasPeople demoAccounts { name } }"),
  "Query.estate": line(FIGURES, (code) => `estate(code: "${code}") { code name region acceptor }`),
  "Query.estates": line(FIGURES, () => `estates { code name region cityCompany }`),
  "Query.filters": line(HOUSEHOLDS, () => "filters { regions cityCompanies feeItems }"),
  "Query.finding": line(
    FIGURES,
    (code) => `finding(code: "${code}-F1") { code title actions estate { name } events { actor } evidence { name } }`,
  ),
  "Query.findingFigures": line(
    FIGURES,
    (
      code,
    ) => `findingFigures(by: ESTATE, from: "2026-01-01", to: "2026-12-31") { key label raised closedRate { numerator denominator } }
    own: findingFigures(from: "2026-01-01", to: "2026-12-31", estates: ["${code}"]) { raised }`,
  ),
  "Query.findings": line(
    FIGURES,
    (code) => `findings(filter: { estates: ["${code}"] }) { nodes { code title } counts { count } }
    all: findings { nodes { code title estate { name } } counts { list count } }`,
  ),
  "Query.grantableEstates": line(ADMINISTRATOR, () => "grantableEstates { code name }"),
  "Query.importJob": line(HEADQUARTERS, () => `importJob(id: "0") { id }`),
  "Query.imports": line(HEADQUARTERS, () => "imports { id files }"),
  "Query.invitation": line(EVERYBODY, () => `invitation(secret: "guessed") { name }`),
  "Query.journal": line(JOURNAL, () => "journal { nodes { act subject after } matching { rows } }"),
  "Query.me": line(EVERYBODY, () => "me { name role sessions { address } }"),
  "Query.metrics": line(FIGURES, () => "metrics { code }"),
  "Query.node": line(HOUSEHOLDS, () =>
    [
      "Estate:1",
      "Estate:2",
      "Estate:3",
      "Estate:4",
      "Building:1:1",
      "Building:2:2",
      "Unit:1:1",
      "Unit:2:2",
      "Unit:3:3",
      "Unit:4:4",
      "Bill:1:1",
      "Bill:2:2",
      "Bill:3:3",
      "Receipt:1:1",
      "Receipt:2:3",
      "Adjustment:1:1",
      "Adjustment:2:2",
      "QuarantineRow:1",
      "QuarantineRow:2",
    ]
      .map(
        (
          key,
          at,
        ) => `n${at}: node(id: "${globalId(key)}") { id ... on Estate { name } ... on Unit { householdCode contact { name } }
        ... on Bill { billNo } ... on Receipt { receiptNo } ... on QuarantineRow { value message { zh } } }`,
      )
      .join("\n"),
  ),
  "Query.people": line(ADMINISTRATOR, () => "people { nodes { name email grants { role } } matching { rows } }"),
  "Query.person": line(ADMINISTRATOR, () => "person(personId: 1) { name }"),
  "Query.portfolio": line(
    HOUSEHOLDS,
    () => `portfolio { ${COLLECTION} reconciliation(from: "2026-01-01", to: "2026-03-31") { difference } }`,
  ),
  "Query.quarantine": line(
    HOUSEHOLDS,
    () => "quarantine { nodes { value file line message { zh } } matching { rows } }",
  ),
  "Query.quarantineCounts": line(HOUSEHOLDS, () => "quarantineCounts { table count }"),
  "Query.receipt": line(
    HOUSEHOLDS,
    (code) => `receipt(estate: "${code}", receiptNo: "${code}-R1") { receiptNo amount }`,
  ),
  "Query.receipts": line(
    HOUSEHOLDS,
    (code) => `receipts(filter: { estate: "${code}" }) { nodes { receiptNo amount } totals { amount } }
    all: receipts { nodes { receiptNo } }`,
  ),
  "Query.savedViews": line(SIGNED_IN, () => "savedViews { name address by }"),
  "Query.search": line(
    HOUSEHOLDS,
    (code) => `search(text: "${code}-") { estates { name } buildings { name } households { householdCode } }`,
  ),
  "Query.suggestMapping": line(HEADQUARTERS, () => `suggestMapping(uploads: ["none"]) { mapping ${refused} }`),
  "Query.today": line(SIGNED_IN, () => "today"),
  "Query.tokens": line(SIGNED_IN, () => "tokens { name }"),
  "Query.unit": line(
    HOUSEHOLDS,
    (code) => `unit(householdCode: "${code}/${code}-101") { householdCode contact { name phone }
    ledger { open timeline { billNo } } ${COLLECTION} }`,
  ),

  "Mutation.acceptInvitation": line(
    EVERYBODY,
    () => `acceptInvitation(input: { secret: "guessed", password: "long enough, is it" }) { ${refused} }`,
  ),
  "Mutation.cancelImport": line(HEADQUARTERS, () => `cancelImport(input: { job: "0" }) { ${refused} }`),
  "Mutation.changePassword": line(
    SIGNED_IN,
    () => `changePassword(input: { current: "wrong", next: "short" }) { ${refused} }`,
  ),
  "Mutation.chooseRole": line(SIGNED_IN, () => `chooseRole(input: { role: HEADQUARTERS }) { me { role } ${refused} }`),
  "Mutation.declareInterest": line(
    SIGNED_IN,
    (code) => `declareInterest(input: { kind: HOUSEHOLD, subject: "", note: "${code}" }) { ${refused} }`,
  ),
  "Mutation.disablePerson": line(ADMINISTRATOR, () => `disablePerson(personId: 999999) { ${refused} }`),
  "Mutation.enablePerson": line(ADMINISTRATOR, () => `enablePerson(personId: 999999) { ${refused} }`),
  "Mutation.endGrant": line(ADMINISTRATOR, () => `endGrant(grantId: 999999) { ${refused} }`),
  "Mutation.endInterest": line(ADMINISTRATOR, () => `endInterest(interestId: 999999) { ${refused} }`),
  "Mutation.enterDemo": line(EVERYBODY, () => `enterDemo(account: 999999) { ${refused} }`),
  "Mutation.forgetView": line(SIGNED_IN, () => `forgetView(viewId: 999999) { ${refused} }`),
  "Mutation.grantRole": line(
    ADMINISTRATOR,
    (code) =>
      `grantRole(input: { personId: 999999, role: SUPERVISOR, estates: ["${code}"], startsOn: "2026-01-01" }) { ${refused} }`,
  ),
  "Mutation.inviteAgain": line(ADMINISTRATOR, () => `inviteAgain(personId: 999999) { ${refused} }`),
  "Mutation.invitePerson": line(ADMINISTRATOR, () => `invitePerson(input: { name: "", login: "x" }) { ${refused} }`),
  "Mutation.issueToken": line(
    SIGNED_IN,
    (code) =>
      `issueToken(input: { name: "", role: AUDITOR, estates: ["${code}"], writes: true, days: 1 }) { secret ${refused} }`,
  ),
  "Mutation.noteExport": line(SIGNED_IN, () => `noteExport(input: { file: "", address: "/" }) { ${refused} }`),
  "Mutation.renameView": line(SIGNED_IN, () => `renameView(input: { viewId: 999999, name: "x" }) { ${refused} }`),
  "Mutation.resubmitQuarantine": line(
    HEADQUARTERS,
    () => `resubmitQuarantine(input: { upload: "none" }) { ${refused} }`,
  ),
  "Mutation.retryImport": line(HEADQUARTERS, () => `retryImport(input: { job: "0" }) { ${refused} }`),
  "Mutation.revealContact": line(
    HOUSEHOLDS,
    (code) =>
      `revealContact(input: { unit: "${code}/${code}-101", reason: "核对" }) { contact { name phone } ${refused} }`,
  ),
  "Mutation.revokeToken": line(SIGNED_IN, () => `revokeToken(tokenId: 999999) { ${refused} }`),
  "Mutation.saveView": line(
    SIGNED_IN,
    (code) =>
      `saveView(input: { name: "${code}", address: "/estates/${code}?period=2026", shared: true }) { view { name by } ${refused} }`,
  ),
  "Mutation.shareView": line(SIGNED_IN, () => `shareView(viewId: 999999) { ${refused} }`),
  "Mutation.signIn": line(EVERYBODY, () => `signIn(input: { login: "nobody", password: "nothing" }) { ${refused} }`),
  "Mutation.signOut": line(EVERYBODY, () => "signOut { sessions }"),
  "Mutation.signOutEverywhere": line(SIGNED_IN, () => "signOutEverywhere { sessions }"),
  "Mutation.startImport": line(HEADQUARTERS, () => `startImport(input: { uploads: [] }) { ${refused} }`),
  "Mutation.unshareView": line(SIGNED_IN, () => `unshareView(viewId: 999999) { ${refused} }`),
  "Mutation.withdrawBatch": line(
    HEADQUARTERS,
    () => `withdrawBatch(input: { batchId: ${BATCH}, reason: "" }) { ${refused} }`,
  ),
};

/** Parts of other objects that fewer may see than the objects, with how they are asked for. */
export const PARTS: Readonly<Record<string, Line>> = {
  ...ANALYSIS_PARTS,
  ...AUDIT_PARTS,
  ...CLOSE_PARTS,
  ...OUTLOOK_PARTS,
  ...FIGURE_PARTS,
  "Building.units": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { buildings { units { nodes { householdCode } } } }`,
  ),
  "BuildingStanding.households": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { buildings { standing { households { householdCode } } } }`,
  ),
  "Collection.rows": line(
    HOUSEHOLDS,
    () => `portfolio { collection(${PERIOD}) { rows(figure: BILLED) { nodes { bill { billNo } } } } }`,
  ),
  "Estate.units": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { units { nodes { householdCode contact { name } } } }`,
  ),
};

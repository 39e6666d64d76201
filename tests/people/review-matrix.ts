import type { Role } from "../../server/platform/actor.ts";
import type { Line } from "./matrix.ts";

const HEADQUARTERS: readonly Role[] = ["HEADQUARTERS"];
const COMPANY: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR"];
const MANAGER: readonly Role[] = ["ESTATE_MANAGER"];
const HOUSEHOLDS: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const refused = "userErrors { code }";

const line = (open: Line["open"], ask: Line["ask"]): Line => ({ open, ask });

/** Targets, schemes and cycles of reviews. */
export const REVIEW_LINES: Readonly<Record<string, Line>> = {
  "Query.review": line(
    HOUSEHOLDS,
    () => `review(code: "2026-04") { title: code scorecards { estate { name } lines { points } rank { place } } }`,
  ),
  "Query.reviews": line(
    HOUSEHOLDS,
    () => "reviews { opener scheme { version } scorecards { estate { name } inputs } }",
  ),
  "Query.reviewSchemes": line(HOUSEHOLDS, () => "reviewSchemes { version lines { weight } }"),
  "Query.schemeTrial": line(
    HEADQUARTERS,
    () =>
      `schemeTrial(code: "2025", lines: [{ indicator: CURRENT_RATE, weight: 100, scale: LINEAR, zero: 0, full: 9000 }]) { estates { place } ${refused} }`,
  ),
  "Query.scorecard": line(
    HOUSEHOLDS,
    (code) =>
      `scorecard(code: "2026-04", estate: "${code}") { inputs estate { name } events { actor } restatement { numeratorNow } }`,
  ),
  "Mutation.addMeasure": line(
    COMPANY,
    (code) =>
      `addMeasure(input: { code: "2099", estate: "${code}", indicator: FINDINGS, title: "x" }) { scorecard { state } ${refused} }`,
  ),
  "Mutation.adoptScheme": line(
    HEADQUARTERS,
    () =>
      `adoptScheme(input: { titleZh: "", titleEn: "", lines: [], validFrom: "2026-01-01", reason: "" }) { scheme { version } ${refused} }`,
  ),
  "Mutation.appealReview": line(
    MANAGER,
    (code) =>
      `appealReview(input: { code: "2099", estate: "${code}", version: 1, reason: "x" }) { scorecard { state } ${refused} }`,
  ),
  "Mutation.decideAppeal": line(
    COMPANY,
    (code) =>
      `decideAppeal(input: { code: "2099", estate: "${code}", version: 1, reason: "x", upheld: false }) { scorecard { state } ${refused} }`,
  ),
  "Mutation.drawReview": line(HEADQUARTERS, () => `drawReview(code: "2099") { review { code } ${refused} }`),
  "Mutation.finaliseReview": line(HEADQUARTERS, () => `finaliseReview(code: "2099") { review { code } ${refused} }`),
  "Mutation.openReview": line(HEADQUARTERS, () => `openReview(code: "x") { review { code } ${refused} }`),
  "Mutation.publishReview": line(HEADQUARTERS, () => `publishReview(code: "2099") { review { code } ${refused} }`),
  "Mutation.redrawReview": line(
    HEADQUARTERS,
    () => `redrawReview(code: "2099", reason: "x") { review { code } ${refused} }`,
  ),
  "Mutation.stateOnReview": line(
    MANAGER,
    (code) =>
      `stateOnReview(input: { code: "2099", estate: "${code}", version: 1, reason: "x" }) { scorecard { state } ${refused} }`,
  ),
  "Mutation.setTargets": line(
    HEADQUARTERS,
    (code) =>
      `setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "", rows: [{ estate: "${code}", currentRate: 9000 }] }) { estates ${refused} }`,
  ),
};

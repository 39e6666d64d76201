import type { Role } from "../../server/platform/actor.ts";
import type { Line } from "./matrix.ts";

const FIGURES: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
const HOUSEHOLDS = FIGURES.filter((role) => role !== "COMMITTEE");
const HEADQUARTERS: readonly Role[] = ["HEADQUARTERS"];
const refused = "userErrors { code }";

const line = (open: Line["open"], ask: Line["ask"]): Line => ({ open, ask });

/** Plans, checks and draws. */
export const CHECK_LINES: Readonly<Record<string, Line>> = {
  "Query.assignedChecks": line(HOUSEHOLDS, () => "assignedChecks { kind estate { code name } template { code } }"),
  "Query.check": line(FIGURES, () => `check(id: "0a0a0a0a-0000-4000-8000-000000000000") { number }`),
  "Query.checks": line(
    FIGURES,
    (code) =>
      `checks(filter: { estates: ["${code}"] }) { nodes { number answers { item } photos { path } confirmable } matching { rows } } all: checks { nodes { estate { name } } }`,
  ),
  "Query.checkTemplates": line(FIGURES, () => "checkTemplates { code title { zh } items { code } }"),
  "Query.checkTemplateVersions": line(FIGURES, () => `checkTemplateVersions(code: "CASH") { version reason }`),
  "Query.draw": line(FIGURES, () => "draw(drawId: 1) { seedHash lots { estate } }"),
  "Query.draws": line(FIGURES, () => "draws { universe seed result lots { estate } }"),
  "Query.inspectionFigures": line(
    FIGURES,
    () =>
      `inspectionFigures(from: "2026-01-01", to: "2026-12-31") { coverage { value denominator } scores { checks } }`,
  ),
  "Query.plan": line(FIGURES, () => `plan(code: "2026") { title: code items(draft: true) { estate { name } } }`),
  "Query.planPeople": line(HEADQUARTERS, (code) => `planPeople(estate: "${code}", kind: ROUTINE) { personId name }`),
  "Query.plans": line(
    FIGURES,
    () => "plans { code versions { title } items { estate { name } } completion { value } }",
  ),
  "Mutation.confirmCheck": line(
    HOUSEHOLDS,
    (code) =>
      `confirmCheck(input: { id: "0a0a0a0a-0000-4000-8000-000000000000", estate: "${code}", name: "王", agreed: true, at: "2026-05-31T10:00:00+08:00" }) { check { number } ${refused} }`,
  ),
  "Mutation.draftPlan": line(
    HEADQUARTERS,
    () => `draftPlan(input: { code: "plan", title: "x" }) { plan { code } ${refused} }`,
  ),
  "Mutation.drawSurprise": line(
    HEADQUARTERS,
    () => `drawSurprise(input: { draw: 999999, publicWord: "x" }) { ${refused} }`,
  ),
  "Mutation.freezeDraw": line(
    HEADQUARTERS,
    () =>
      `freezeDraw(input: { title: "", template: "CASH", startsOn: "2026-06-01", endsOn: "2026-06-30", places: 1, drawsLeft: 1 }) { ${refused} }`,
  ),
  "Mutation.planCheck": line(
    HEADQUARTERS,
    (code) =>
      `planCheck(input: { code: "2099", estate: "${code}", kind: ROUTINE, template: "CASH", startsOn: "2099-01-01", endsOn: "2099-01-02", personId: 1 }) { ${refused} }`,
  ),
  "Mutation.publishPlan": line(HEADQUARTERS, () => `publishPlan(code: "2099") { ${refused} }`),
  "Mutation.publishTemplate": line(
    HEADQUARTERS,
    () =>
      `publishTemplate(input: { code: "x", titleZh: "", titleEn: "", basis: "", items: [], reason: "" }) { template { code } ${refused} }`,
  ),
  "Mutation.recordCheck": line(
    HOUSEHOLDS,
    (code) =>
      `recordCheck(input: { id: "0a0a0a0a-0000-4000-8000-000000000000", estate: "${code}", finishedAt: "2026-05-31T10:00:00+08:00", answers: [] }) { check { number } ${refused} }`,
  ),
  "Mutation.revealDraw": line(HEADQUARTERS, () => `revealDraw(draw: 999999) { ${refused} }`),
  "Mutation.startCheck": line(
    HOUSEHOLDS,
    (code) =>
      `startCheck(input: { id: "0a0a0a0a-0000-4000-8000-000000000000", estate: "${code}", kind: SURPRISE, template: "CASH", templateVersion: 1, startedAt: "2026-05-31T10:00:00+08:00" }) { check { number } ${refused} }`,
  ),
};

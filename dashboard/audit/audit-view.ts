import type { AuditFilter, AuditSeverity, AuditStanding } from "../api/generated/graphql.ts";

export const TABS = ["exceptions", "rules"] as const;
export const SEVERITIES: readonly AuditSeverity[] = ["SEVERE", "MORE_SERIOUS", "GENERAL"];
export const STANDINGS: readonly AuditStanding[] = ["OPEN", "EXPLAINED", "CONFIRMED", "GONE"];

/** What the page shows, as the address says it. */
export interface AuditView {
  readonly tab: (typeof TABS)[number];
  readonly rule: string | null;
  readonly estate: string | null;
  readonly severity: AuditSeverity | null;
  readonly standing: AuditStanding;
}

export function readAuditView(search: URLSearchParams): AuditView {
  return {
    tab: TABS.find((tab) => tab === search.get("tab")) ?? "exceptions",
    rule: search.get("rule"),
    estate: search.get("estate"),
    severity: SEVERITIES.find((severity) => severity === search.get("severity")) ?? null,
    standing: STANDINGS.find((standing) => standing === search.get("standing")) ?? "OPEN",
  };
}

/** The address of another view; what is usual is not written. */
export function writeAuditView(search: URLSearchParams, change: Partial<AuditView>): URLSearchParams {
  const { tab, rule, estate, severity, standing } = { ...readAuditView(search), ...change };
  const written = new URLSearchParams(search);
  const told = {
    tab: tab === "exceptions" ? null : tab,
    rule,
    estate,
    severity,
    standing: standing === "OPEN" ? null : standing,
  };
  for (const [name, value] of Object.entries(told))
    if (value === null) written.delete(name);
    else written.set(name, value);
  return written;
}

export const filterOf = ({ rule, estate, severity, standing }: AuditView): AuditFilter => ({
  rule,
  estate,
  severity,
  standings: [standing],
});

/** Whether the list leaves out anything of what is to be verified. */
export const isNarrowed = ({ rule, estate, severity, standing }: AuditView): boolean =>
  standing !== "OPEN" || [rule, estate, severity].some((chosen) => chosen !== null);

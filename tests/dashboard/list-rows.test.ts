import { expect, test } from "vitest";
import type { ListedBatchFragment, ListedPersonFragment } from "../../dashboard/api/generated/graphql.ts";
import { isNarrowed as isNarrowedAudit, readAuditView } from "../../dashboard/audit/audit-view.ts";
import { byFile } from "../../dashboard/data/batch-columns.ts";
import { byGrant, hasEnded } from "../../dashboard/people/grant-columns.ts";
import type { ReadPage } from "../../dashboard/records/use-pages.ts";
import { isNarrowed, readFindingsView } from "../../dashboard/supervision/findings-view.ts";

const pageOf =
  <T>(nodes: readonly T[]): ReadPage<T> =>
  async () => ({ page: { nodes, pageInfo: { hasNextPage: true, endCursor: "next" } } });

const file = (table: string) => ({ file: `${table}.csv`, table, accepted: 1, unchanged: 0, quarantined: 0 });
const batch = (batchId: number, tables: readonly string[]): ListedBatchFragment => ({
  id: String(batchId),
  batchId,
  kind: "IMPORT",
  label: "x",
  recordedAt: "2026-01-05T02:00:00Z",
  withdrawsBatchId: null,
  files: tables.map(file),
});

test("a file of batches has a row for each file they took in, and one for a batch without", async () => {
  const { page } = await byFile(pageOf([batch(1, ["bills", "receipts"]), batch(2, [])]))(null);
  expect(page?.nodes.map((row) => [row.batch.batchId, row.brought?.table])).toEqual([
    [1, "bills"],
    [1, "receipts"],
    [2, undefined],
  ]);
  expect(page?.pageInfo).toEqual({ hasNextPage: true, endCursor: "next" });
});

const grant = (grantId: number) => ({
  grantId,
  role: "AUDITOR" as const,
  startsOn: "2026-01-01",
  endsOn: null,
  endedAt: null,
  grantedBy: null,
  estate: null,
});
const person = (personId: number, grants: readonly number[]): ListedPersonFragment => ({
  personId,
  name: "x",
  phone: null,
  email: null,
  demo: false,
  disabledAt: null,
  hasPassword: true,
  invitedUntil: null,
  seenAt: null,
  grants: grants.map(grant),
  interests: [],
});

test("a file of people has a row for each grant, and one for whoever holds none", async () => {
  const { page } = await byGrant(pageOf([person(1, [7, 8]), person(2, [])]))(null);
  expect(page?.nodes.map((row) => [row.person.personId, row.grant?.grantId])).toEqual([
    [1, 7],
    [1, 8],
    [2, undefined],
  ]);
});

test.each([
  [{ endedAt: null, endsOn: null }, false],
  [{ endedAt: null, endsOn: "2026-05-31" }, false],
  [{ endedAt: null, endsOn: "2026-05-30" }, true],
  [{ endedAt: "2026-05-01T00:00:00Z", endsOn: null }, true],
])("a grant %o holds through its last day", (given, ended) => {
  expect(hasEnded(given, "2026-05-31")).toBe(ended);
});

test.each([
  ["", false],
  ["view=list", false],
  ["q=gate", true],
  ["estate=E01", true],
  ["overdue=yes", true],
])("filters of findings can be cleared where there are some: %s", (search, narrowed) => {
  expect(isNarrowed(readFindingsView(new URLSearchParams(search)))).toBe(narrowed);
});

test.each([
  ["", false],
  ["tab=rules", false],
  ["standing=GONE", true],
  ["rule=unidentified_receipt", true],
])("a list of exceptions is empty for its filters where there are some: %s", (search, narrowed) => {
  expect(isNarrowedAudit(readAuditView(new URLSearchParams(search)))).toBe(narrowed);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf } from "../../server/ledger/difference.rules.ts";
import type { Entry, Posting } from "../../server/ledger/entry.type.ts";
import { postingKey, replay } from "../../server/ledger/replay.rules.ts";
import { entriesArbitrary } from "./ledger.arbitrary.ts";
import { household } from "./entries.ts";

const sumOf = (postings: readonly Posting[]) => postings.reduce((total, posting) => total + posting.amount, 0n);
const ofKind = (postings: readonly Posting[], kind: Posting["kind"]) =>
  postings.filter((posting) => posting.kind === kind);
const fingerprint = (postings: readonly Posting[]) =>
  postings.map((posting) => `${postingKey(posting)} ${posting.amount}`).sort();

/** The entries that a single import of everything accepts. */
function accepted(entries: readonly Entry[]): Entry[] {
  const refused = new Set(replay(household(entries, entries)).refused.map(({ entry }) => entry));
  return entries.filter((entry) => !refused.has(entry));
}

/** Imports batch after batch, as the ledger's door does; refused entries wait and are tried again with each later batch. */
function importBatches(batches: readonly (readonly Entry[])[]): { recorded: Posting[]; entries: Entry[] } {
  let recorded: Posting[] = [];
  let entries: Entry[] = [];
  let waiting: Entry[] = [];
  for (const batch of batches) {
    const arriving = [...batch, ...waiting];
    const result = replay(household([...entries, ...arriving], arriving));
    waiting = result.refused.map(({ entry }) => entry);
    entries = [...entries, ...arriving.filter((entry) => !waiting.includes(entry))];
    recorded = [...recorded, ...differenceOf(recorded, result.postings)];
    // Known at this batch: what is posted is the replay of what is recorded.
    expect(fingerprint(merge(recorded))).toEqual(fingerprint(replay(household(entries)).postings));
  }
  expect(waiting).toEqual([]);
  return { recorded, entries };
}

function merge(postings: readonly Posting[]): Posting[] {
  return differenceOf(
    [],
    [...Map.groupBy(postings, postingKey).values()].flatMap((same) => {
      const [first] = same;
      const amount = sumOf(same);
      return first === undefined || amount === 0n ? [] : [{ ...first, amount }];
    }),
  );
}

describe("over random ledgers", () => {
  it("import order never matters", () => {
    fc.assert(
      fc.property(entriesArbitrary, fc.infiniteStream(fc.nat({ max: 3 })), (entries, choices) => {
        const valid = accepted(entries);
        const batches: Entry[][] = [[], [], [], []];
        for (const entry of valid) batches[choices.next().value ?? 0]?.push(entry);
        const { recorded } = importBatches(batches);
        expect(fingerprint(merge(recorded))).toEqual(fingerprint(replay(household(valid)).postings));
      }),
      { numRuns: 500 },
    );
  });

  it("conserves money: cash is on bills or held, and no bill holds more than was charged", () => {
    fc.assert(
      fc.property(entriesArbitrary, (entries) => {
        const valid = accepted(entries);
        const { postings } = replay(household(valid));
        expect(sumOf(ofKind(postings, "CASH")) >= sumOf(ofKind(postings, "ALLOCATION"))).toBe(true);
        for (const bill of household(valid).bills) {
          const mine = postings.filter((posting) => posting.billId === bill.id);
          expect(sumOf(mine) <= bill.amount).toBe(true);
          for (const kind of ["ALLOCATION", "WAIVER", "CREDIT_NOTE", "WRITE_OFF"] as const)
            expect(sumOf(ofKind(mine, kind)) >= 0n).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("leaves no free money beside an open bill of the same account", () => {
    fc.assert(
      fc.property(entriesArbitrary, (entries) => {
        const free = entries.filter((entry) => entry.type !== "receipt" || (!entry.prepay && entry.billNo === null));
        const valid = accepted(free);
        const { postings } = replay(household(valid));
        for (const [account, own] of Map.groupBy(postings, ({ account: key }) => `${key.partyCode}|${key.feeClass}`)) {
          const held = sumOf(ofKind(own, "CASH")) - sumOf(ofKind(own, "ALLOCATION"));
          const charged = household(valid).bills.filter((bill) => `${bill.partyCode}|${bill.feeClass}` === account);
          const open =
            charged.reduce((total, bill) => total + bill.amount, 0n) -
            sumOf(own.filter((posting) => posting.kind !== "CASH"));
          expect(held === 0n || open === 0n).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

import { expect, it } from "vitest";
import type { Segment } from "../../server/collection/statistics/decomposition.rules.ts";
import { standOuts, type Sliced } from "../../server/collection/statistics/stand-out.rules.ts";
import { causesFound } from "./cause-section.ts";

const segment = (key: string, before: number, after: number, due = 1000): Segment => ({
  key,
  before: { paid: BigInt(before), due: BigInt(due) },
  after: { paid: BigInt(after), due: BigInt(due) },
});
const sliced = (dimension: string, ...segments: Segment[]): Sliced => ({ dimension, segments });

const BUILDINGS = [900, 905, 895, 902, 898, 901, 899, 900].map((paid, at) =>
  segment(`E${at >> 1}/${at & 1}`, 900, paid),
);

it("names the estate whose buildings all fell, not its buildings", () => {
  const fallen = BUILDINGS.map((one) => (one.key.startsWith("E3") ? segment(one.key, 900, 720) : one));
  const estates = ["E0", "E1", "E2"].map((key) => segment(key, 1800, 1800, 2000));
  const [first, second] = standOuts(
    [sliced("BUILDING", ...fallen), sliced("ESTATE", ...estates, segment("E3", 1800, 1440, 2000))],
    -0.045,
  );
  expect(first).toMatchObject({ dimension: "ESTATE", keys: ["E3"] });
  expect(second).toMatchObject({ dimension: "BUILDING", keys: ["E3/0", "E3/1"] });
});

it("names nothing where all fell alike", () => {
  const all = BUILDINGS.map(({ key, after }) => segment(key, 900, Number(after.paid) - 90));
  expect(standOuts([sliced("BUILDING", ...all)], -0.09)).toEqual([{ dimension: "BUILDING", keys: [], evidence: 0 }]);
  expect(standOuts([], -0.1)).toEqual([]);
  expect(standOuts([sliced("BUILDING", segment("a", 0, 0, 0))], 0)).toEqual([
    { dimension: "BUILDING", keys: [], evidence: 0 },
  ]);
});

it("names no part that moved the other way", () => {
  const risen = BUILDINGS.map((one, at) => (at === 0 ? segment(one.key, 900, 980) : one));
  expect(standOuts([sliced("BUILDING", ...risen)], -0.001)[0]?.keys).toEqual([]);
  expect(standOuts([sliced("BUILDING", ...risen)], 0.01)[0]?.keys).toEqual(["E0/0"]);
});

// The whole of 200 faults is tried by npm run analysis:evaluate.
it("names the segment at fault", () => {
  const runs = Number(process.env["CAUSE_RUNS"] ?? 20);
  const { right } = causesFound(runs);
  expect(right / runs).toBeGreaterThanOrEqual(0.95);
});

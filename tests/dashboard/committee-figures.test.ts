import i18next from "i18next";
import { expect, test } from "vitest";
import type { ShownReleaseFragment } from "../../dashboard/api/generated/graphql.ts";
import { savedCell, toldAges, toldBuildings, toldFigures } from "../../dashboard/committee/committee-figures.ts";
import { committeeZh } from "../../dashboard/i18n/committee.zh.ts";

/** 20 households, 15 of which have settled; of two buildings one is told alone, nothing of earlier years. */
const RELEASE: ShownReleaseFragment = {
  releaseId: 1,
  month: "2026-10",
  asOf: "2026-10-31",
  knownAt: null,
  sha256: "ab".repeat(32),
  releasedAt: "2026-11-02T02:00:00Z",
  releaser: null,
  target: 0.945,
  promise: "",
  restatedOn: null,
  received: false,
  receipts: [],
  opinions: [],
  findings: { raised: 0, accepted: 0, overdue: 0 },
  questions: { asked: 0, answered: 0, late: 0 },
  buildings: [
    { code: "1", name: "1号楼" },
    { code: "2", name: "2号楼" },
  ],
  figures: {
    least: 5,
    total: { households: 20, settled: 15, owing: 5, netBilled: "2000000", collected: "1825200", unpaid: "174800" },
    lastYear: null,
    prior: null,
    buildings: [
      { cell: "1", households: 12, owing: 3, unpaid: "100000" },
      { cell: "2", households: null, owing: null, unpaid: null },
    ],
    buildingsTogether: { households: null, owing: 2, unpaid: "74800" },
    ages: [],
    agesTogether: null,
  },
};

const words = () => i18next.createInstance().init({ lng: "zh", resources: { zh: { translation: committeeZh } } });

test("amounts stand with their unit, and go into files as numbers", async () => {
  const told = toldFigures(await words(), RELEASE);
  expect(told.map(({ value, saved }) => [value, saved])).toEqual([
    ["75.00%", { share: { numerator: 15, denominator: 20 } }],
    ["20,000.00 元", { fen: "2000000" }],
    ["18,252.00 元", { fen: "1825200" }],
    // 18,252 ÷ 20,000.
    ["91.26%", { share: { numerator: "1825200", denominator: "2000000" } }],
    ["1,748.00 元", { fen: "174800" }],
    ["本期不公布", "本期不公布"],
  ]);
  // 94.50 less 91.26.
  expect(told[3]?.sentences.at(-1)).toBe("年度目标 94.50%，低 3.24 个百分点。");
});

test("buildings go into files as numbers, and what is not told as words", async () => {
  const t = await words();
  expect(toldBuildings(t, RELEASE).map((row) => savedCell(t, row, true))).toEqual([
    ["1号楼", 12, { share: { numerator: 9, denominator: 12 } }, 3, { fen: "100000" }],
    ["2号楼", "合并公布", "合并公布", "合并公布", "合并公布"],
    ["其余楼栋合计", "—", "—", 2, { fen: "74800" }],
  ]);
});

test("ages of which none is told alone are summed up as all of them, else as the others", async () => {
  const t = await words();
  const apart = (cell: string) => ({ cell, owing: null, unpaid: null });
  const told = { cell: "D365", owing: 6, unpaid: "100000" };
  const lastOf = (ages: typeof RELEASE.figures.ages) =>
    toldAges(t, { ...RELEASE, figures: { ...RELEASE.figures, ages, agesTogether: { owing: 9, unpaid: "74800" } } }).at(
      -1,
    )?.name;
  expect([lastOf([apart("D30"), apart("D365")]), lastOf([apart("D30"), told])]).toEqual(["各时长合计", "其余时长合计"]);
});

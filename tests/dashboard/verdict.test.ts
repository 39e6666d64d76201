import i18next from "i18next";
import { expect, test } from "vitest";
import type { Member } from "../../dashboard/analysis/board-query.ts";
import { judgedOf, sentenceOf } from "../../dashboard/analysis/verdict.ts";
import { analysisEn } from "../../dashboard/i18n/analysis.en.ts";

const member = (key: string, verdict: Member["verdict"]): Member => ({
  key,
  label: key,
  peer: "ALL",
  value: 0.9133,
  numerator: "137",
  denominator: "150",
  households: 150,
  effective: 150,
  target: 0.7328,
  lower95: 0.5,
  upper95: 0.8993,
  lower998: 0.4,
  upper998: 0.96,
  z: 2.1,
  chance: 0.04,
  falseDiscovery: 0.2,
  verdict,
  rank: null,
  rankLow: null,
  rankHigh: null,
  group: null,
});

test("a member that is too new to be judged is not among those that may lie outside by chance", async () => {
  const t = await i18next.createInstance().init({ lng: "en", resources: { en: { translation: analysisEn } } });
  const high = member("A", "HIGH");
  const within = Array.from({ length: 19 }, (_, at) => member(`B${at}`, "WITHIN"));
  const members = [high, ...within, member("N", "NEW")];
  expect(judgedOf({ members })).toHaveLength(20);
  expect(sentenceOf(t, high, { members }, false)).toContain("of 20, about 1 lie outside by chance");
});

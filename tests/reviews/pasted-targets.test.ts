import { describe, expect, it } from "vitest";
import { changedRows, readPasted } from "../../dashboard/reviews/pasted-targets.ts";

const read = (...lines: string[]) => {
  const { rows, wrong } = readPasted(lines.join("\n"));
  return [rows.map(({ estate }) => estate), wrong.map(({ line, column }) => `${line} ${column}`)];
};

describe("a table of targets that is pasted", () => {
  it("is read with or without a header", () => {
    expect(readPasted("项目\t当期收缴率\nE01\t92.5%\t\t5\t\t¥1,000.50\t2026-06-30").rows).toEqual([
      {
        estate: "E01",
        currentRate: 9250,
        onTimeRate: null,
        overdueRate: 500,
        recoveryRate: null,
        planned: "100050",
        stageUntil: "2026-06-30",
      },
    ]);
    expect(read("E01\t92.5", "E02\t90")).toEqual([["E01", "E02"], []]);
    expect(read("Estate\tRate\t", "E02\t90")).toEqual([["E02"], []]);
  });

  it("takes no first row that is written wrongly for a header", () => {
    expect(read("E01\t101%", "E02\t90")).toEqual([["E02"], ["1 currentRate"]]);
    expect(read("E01 90")).toEqual([[], ["1 estate"]]);
    expect(read("anything")).toEqual([[], ["1 null"]]);
    expect(read("E02\t90", "E01", "E03\t\t—")).toEqual([["E02"], ["2 null", "3 null"]]);
  });

  it("leaves out an estate that is given nothing, as the table that is to be changed has it", () => {
    expect(read("E01\t92.5", "E02\t\t\t\t\t\t", "E03\t90")).toEqual([["E01", "E03"], []]);
    expect(read("E02\t\t\t\t\t\t", "E03\t90")).toEqual([["E03"], []]);
  });

  it("tells of a day that is in no calendar", () => {
    expect(read("E01\t92\t\t\t\t\t2026-02-30", "E02\t92\t\t\t\t\t2026-02-28")).toEqual([["E02"], ["1 stageUntil"]]);
  });

  it("reads days, amounts and signs as spreadsheets write them", () => {
    const { rows, wrong } = readPasted('E01\t95％\t\t\t\t"1,000.50"\t2026/6/30\nE02,95,,,,"1,000.50",2026年12月1日');
    expect(rows).toMatchObject([
      { estate: "E01", currentRate: 9500, planned: "100050", stageUntil: "2026-06-30" },
      { estate: "E02", currentRate: 9500, planned: "100050", stageUntil: "2026-12-01" },
    ]);
    expect(wrong).toEqual([]);
    expect(read("E02\t90", "E01\t90\t\t\t\t95.61万")).toEqual([["E02"], ["2 planned"]]);
  });

  it("takes a share between 0 and 1 for no percentage that nobody meant", () => {
    expect(read("E01\t0.95", "E02\t1", "E03\t0.945")).toEqual([
      [],
      ["1 currentRate", "2 currentRate", "3 currentRate"],
    ]);
    expect(readPasted("E01\t95\t\t0.5%\t0").rows).toMatchObject([{ overdueRate: 50, recoveryRate: 0 }]);
  });

  it("gives a version to those estates alone whose targets change", () => {
    const before = readPasted("E01\t95%\t\t5%\nE02\t90").rows;
    const { rows } = readPasted("E01\t95\t\t5.0\nE02\t91\nE03\t80");
    expect(changedRows(rows, before).map(({ estate }) => estate)).toEqual(["E02", "E03"]);
  });
});

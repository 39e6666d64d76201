import { describe, expect, it } from "vitest";
import { readPasted } from "../../dashboard/reviews/pasted-targets.ts";

const read = (...lines: string[]) => {
  const { rows, wrong } = readPasted(lines.join("\n"));
  return [rows.map(({ estate }) => estate), wrong];
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
    expect(read("E01\t101%", "E02\t90")).toEqual([["E02"], [1]]);
    expect(read("E01 90")).toEqual([[], [1]]);
    expect(read("anything")).toEqual([[], [1]]);
    expect(read("E02\t90", "E01", "E03\t\t—")).toEqual([["E02"], [2, 3]]);
  });

  it("leaves out an estate that is given nothing, as the table that is to be changed has it", () => {
    expect(read("E01\t92.5", "E02\t\t\t\t\t\t", "E03\t90")).toEqual([["E01", "E03"], []]);
    expect(read("E02\t\t\t\t\t\t", "E03\t90")).toEqual([["E03"], []]);
  });

  it("tells of a day that is in no calendar", () => {
    expect(read("E01\t92\t\t\t\t\t2026-02-30", "E02\t92\t\t\t\t\t2026-02-28")).toEqual([["E02"], [1]]);
  });
});

import { describe, expect, it } from "vitest";
import type { Failure } from "../../dashboard/api/failure.ts";
import { keepPrintedList, MOST_PRINTED, readPrintedLists } from "../../dashboard/ui/printed-lists.ts";

/** A list of so many rows that is read so many at a time; how often it was asked stands in asked. */
function listOf(rows: number, size: number, fails: Failure | null = null) {
  const told = { shown: Math.min(rows, size), asked: 0 };
  const forget = keepPrintedList({
    shown: () => told.shown,
    hasMore: () => told.shown < rows,
    readOn: () => {
      told.asked += 1;
      if (fails === null) told.shown = Math.min(rows, told.shown + size);
      return Promise.resolve(fails);
    },
  });
  return { told, forget };
}

const kept = new AbortController().signal;

describe("the lists of a page before it is printed", () => {
  it("are read to their end, and those that are whole are left alone", async () => {
    const [long, whole] = [listOf(250, 100), listOf(40, 100)];
    const heard: number[] = [];
    await readPrintedLists((rows) => heard.push(rows), kept);
    expect([long.told, whole.told]).toEqual([
      { shown: 250, asked: 2 },
      { shown: 40, asked: 0 },
    ]);
    // 200 + 40, then 250 + 40.
    expect(heard).toEqual([240, 290]);
    long.forget();
    whole.forget();
  });

  it("go on paper up to a number of rows", async () => {
    const { told, forget } = listOf(100_000, 300);
    await readPrintedLists(() => undefined, kept);
    // 300 at first and six pages more: the first number of rows that is not below the bound of 2,000.
    expect([MOST_PRINTED, told]).toEqual([2000, { shown: 2100, asked: 6 }]);
    forget();
  });

  it("are not printed where their rows do not come", async () => {
    const { told, forget } = listOf(200, 100, { kind: "UNREACHABLE", message: "", requestId: null });
    await expect(readPrintedLists(() => undefined, kept)).rejects.toMatchObject({ failure: { kind: "UNREACHABLE" } });
    expect(told.asked).toBe(1);
    forget();
  });

  it("are read no further once that is called off", async () => {
    const { told, forget } = listOf(1000, 100);
    const stop = new AbortController();
    await readPrintedLists(() => stop.abort(), stop.signal);
    expect(told).toEqual({ shown: 200, asked: 1 });
    forget();
  });
});

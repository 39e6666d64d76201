import { afterAll, describe, expect, it } from "vitest";
import { instantAt, moment, noteZone } from "../../dashboard/format/moment.ts";

describe("an instant", () => {
  afterAll(() => noteZone(Intl.DateTimeFormat().resolvedOptions().timeZone));

  it.each([
    ["Asia/Shanghai", "2026-11-24T05:34:00.000Z", "2026-11-24", "13:34"],
    ["Asia/Shanghai", "2026-11-24T16:00:00.000Z", "2026-11-25", "00:00"],
    ["America/New_York", "2026-03-08T06:30:00.000Z", "2026-03-08", "01:30"],
    ["America/New_York", "2026-03-08T07:30:00.000Z", "2026-03-08", "03:30"],
    ["Asia/Kathmandu", "1999-12-31T18:15:00.000Z", "2000-01-01", "00:00"],
  ])("is told by the company's clocks, in %s, and chosen by them", (zone, instant, day, time) => {
    noteZone(zone);
    expect(moment(instant)).toBe(`${day} ${time}`);
    expect(instantAt(day, time)).toBe(instant);
  });

  it("keeps the clock it has where an answer names none", () => {
    noteZone("Asia/Tokyo");
    noteZone(null);
    expect(moment("2026-11-24T05:34:59.999Z")).toBe("2026-11-24 14:34");
  });
});

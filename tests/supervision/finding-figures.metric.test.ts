import "reflect-metadata";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { raiseFinding } from "../../server/supervision/raise-finding.ts";
import { readFindingFigures, type FiguresAsked } from "../../server/supervision/finding-figures.store.ts";
import type { FindingGroup } from "../../server/supervision/finding-figures.type.ts";
import type { FindingAction } from "../../server/supervision/rectification.rules.ts";
import { describeEngines } from "../support/engines.ts";
import { act, bring, type Cast } from "./act.ts";
import { addEstate, addPlayer, as, must, opening, raise } from "./cast.ts";

const on = (day: string) => systemClock("Asia/Shanghai", () => new Date(`2026-${day}T04:00:00Z`));

describeEngines("figures of findings", (database) => {
  beforeAll(async () => {
    const estateId = await addEstate(database(), "SA", null);
    const second = await addEstate(database(), "SB", "第三方审计");
    const clock = on("09-01");
    const cast: Cast = {
      supervisor: await addPlayer(database(), clock, "督导", { role: "SUPERVISOR", estates: ["SA", "SB"] }),
      manager: await addPlayer(database(), clock, "经理", { role: "ESTATE_MANAGER", estates: ["SA", "SB"] }),
      committee: await addPlayer(database(), clock, "业委会", { role: "COMMITTEE", estates: ["SA"] }),
    };
    const { supervisor, manager } = cast;
    const step = (code: string, day: string, ...way: Exclude<FindingAction, "RAISE">[]) =>
      bring(database(), on(day), cast, code, way);
    const open = (day: string, given = opening(estateId)) => raise(database(), on(day), supervisor, given);
    // A: severe, recorded Tuesday 1 September, due Friday 4. Handed in on the 3rd, accepted on the 5th: in time, after 4 days.
    const key = { source: "AUDIT" as const, sourceKey: "rule:1" };
    const a = await open("09-01", opening(estateId, { ...key, severity: "SEVERE" }));
    await step(a, "09-01", "ASSIGN");
    await step(a, "09-03", "START", "SUBMIT");
    await step(a, "09-05", "ACCEPT");
    // B: general, due on the 15th, extended to the 25th. Handed in on the 18th, sent back, again on the 22nd, accepted on the 24th: in
    // time by the extended deadline alone, in round 2, after 23 days.
    const b = await open("09-01");
    await step(b, "09-01", "ASSIGN");
    await must(act(database(), on("09-14"), manager, b, "REQUEST_EXTENSION", { untilOn: "2026-09-25" }));
    await step(b, "09-14", "GRANT_EXTENSION");
    await step(b, "09-18", "SUBMIT", "REJECT");
    await step(b, "09-22", "SUBMIT");
    await step(b, "09-24", "ACCEPT");
    // C: general of the other estate, due on the 16th, never handed in. D: voided. E: recorded in October, not assigned.
    const c = await open("09-02", opening(second));
    await step(c, "09-02", "ASSIGN");
    await step(await open("09-03"), "09-03", "VOID");
    await open("10-09");
    // A comes back on 20 September.
    await must(
      as(database(), supervisor, (trx) =>
        raiseFinding(trx, on("09-20"), opening(estateId, { ...key, severity: "SEVERE" })),
      ),
    );
  });

  const ANY = { estates: null, severities: null, sources: null };

  const read = async (by: FindingGroup, asOf: string, narrowed: Partial<Omit<FiguresAsked, "by">> = {}) => {
    const asked = { by, from: "2026-09-01", to: "2026-10-31", asOf: `2026-${asOf}`, ...ANY, ...narrowed };
    const rows = await database().asViewer(HEADQUARTERS, (trx) => readFindingFigures(trx, asked));
    const of = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
      `${numerator}/${denominator}`;
    return rows.map((row) =>
      [
        row.label,
        `closed ${of(row.closedRate)}`,
        `on time ${of(row.onTimeRate)} ${of(row.onTimeExtendedRate)}`,
        `first ${of(row.firstPassRate)}`,
        `back ${of(row.recurrenceRate)}`,
        `overdue ${row.overdue}`,
        `days ${row.medianDays}`,
      ].join(", "),
    );
  };

  it("counts what was recorded, closed, in time, at first, and came back", async () => {
    // A, B, C, E and the return of A; A and B accepted, after 4 and 23 days: 13.5 between them. Due: A, B, C; nobody answers for the return yet.
    expect(await read("ALL", "10-31")).toEqual([
      ", closed 2/5, on time 1/3 2/3, first 1/2, back 1/2, overdue 1, days 13.5",
    ]);
  });

  it("adds up by estate, severity, person and month", async () => {
    expect(await read("ESTATE", "10-31")).toEqual([
      "SA小区, closed 2/4, on time 1/2 2/2, first 1/2, back 1/2, overdue 0, days 13.5",
      "SB小区, closed 0/1, on time 0/1 0/1, first 0/0, back 0/0, overdue 1, days null",
    ]);
    expect(await read("SEVERITY", "10-31")).toEqual([
      "GENERAL, closed 1/3, on time 0/2 1/2, first 0/1, back 0/1, overdue 1, days 23",
      "SEVERE, closed 1/2, on time 1/1 1/1, first 1/1, back 1/1, overdue 0, days 4",
    ]);
    expect(await read("PERSON", "10-31")).toEqual([
      "-, closed 0/2, on time 0/0 0/0, first 0/0, back 0/0, overdue 0, days null",
      "经理, closed 2/3, on time 1/3 2/3, first 1/2, back 1/2, overdue 1, days 13.5",
    ]);
    expect(await read("MONTH", "10-31", { estates: ["SA"] })).toEqual([
      "2026-09, closed 2/3, on time 1/2 2/2, first 1/2, back 1/2, overdue 0, days 13.5",
      "2026-10, closed 0/1, on time 0/0 0/0, first 0/0, back 0/0, overdue 0, days null",
    ]);
  });

  it("narrows to severities and sources", async () => {
    expect(await read("ALL", "10-31", { severities: ["SEVERE"] })).toEqual([
      ", closed 1/2, on time 1/1 1/1, first 1/1, back 1/1, overdue 0, days 4",
    ]);
    expect(await read("ESTATE", "10-31", { severities: ["GENERAL"], sources: ["MANUAL"] })).toEqual([
      "SA小区, closed 1/2, on time 0/1 1/1, first 0/1, back 0/1, overdue 0, days 23",
      "SB小区, closed 0/1, on time 0/1 0/1, first 0/0, back 0/0, overdue 1, days null",
    ]);
    expect(await read("ALL", "10-31", { severities: ["MEASURE"] })).toEqual([]);
  });

  it("tells how it stood on an earlier day", async () => {
    // On 19 September: A closed and not back yet; B sent back, its extended deadline still ahead; C overdue since the 16th.
    expect(await read("ALL", "09-19")).toEqual([
      ", closed 1/3, on time 1/3 1/2, first 1/2, back 0/1, overdue 1, days 4",
    ]);
  });
});

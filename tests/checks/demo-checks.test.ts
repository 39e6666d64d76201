import "reflect-metadata";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { addDemoChecks } from "../../server/checks/add-demo-checks.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { addDemoAccounts } from "../../server/people/add-demo-accounts.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { sha256Of } from "../../server/supervision/evidence-store.ts";
import { OpenFindingDesk } from "../../server/supervision/raise-finding.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstate } from "../supervision/cast.ts";

interface Photo {
  readonly number: string;
  readonly template: string;
  readonly item: string;
  readonly taken: string;
  readonly place: string;
  readonly stamped: boolean;
  /** Whether the picture that a stamped one was made of lies beside it. */
  readonly proved: boolean;
}

describeEngines("the checks of the demonstration", (database) => {
  it("have photos that were taken while they went on, each beside the copy with its number, time and place", async () => {
    for (const code of ["BJ01", "BJ02", "SH01", "SH02", "XA01"]) await addEstate(database(), code, null);
    const clock = systemClock("Asia/Shanghai", () => new Date("2026-10-11T02:00:00Z"));
    await addDemoAccounts(database(), clock);
    const files = new Map<string, Uint8Array>();
    const put = (bytes: Uint8Array) => {
      files.set(sha256Of(bytes), bytes);
      return Promise.resolve(sha256Of(bytes));
    };
    await addDemoChecks(database(), clock, new OpenFindingDesk(), { put });
    const { rows } = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<Photo & { sha256: string; bytes: number }>`
        select c.number, c.template_code as template, p.item, to_char(p.taken_at at time zone 'Asia/Shanghai', 'HH24:MI') as taken, p.place,
          p.stamped_from is not null as stamped, p.sha256, p.bytes, exists (select from check_photo o where o.estate_id = p.estate_id
            and o.check_id = p.check_id and o.sha256 = p.stamped_from and o.taken_at = p.taken_at) as proved
        from check_photo p join figures.check_state c on c.estate_id = p.estate_id and c.check_id = p.check_id
        where p.taken_at between c.started_at and c.finished_at order by c.number, p.taken_at, stamped`.execute(trx),
    );
    // Three checks of cash with two photos each, three of the ledger with one; each photo twice.
    expect(rows.map(({ template, item }) => `${template} ${item}`).toSorted()).toEqual([
      ...Array<string>(12).fill("CASH PHOTO"),
      ...Array<string>(6).fill("LEDGER PHOTO"),
    ]);
    expect(rows.filter(({ stamped }) => stamped)).toHaveLength(9);
    for (const { stamped, proved, place, sha256, bytes } of rows) {
      expect([stamped, proved]).toEqual([stamped, stamped]);
      expect(place).toMatch(/^\d+\.\d{5},\d+\.\d{5}$/);
      expect(files.get(sha256)?.length).toBe(bytes);
    }
    const points = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{
        earned: number;
      }>`select distinct earned::int as earned from check_answer where item = 'PHOTO' order by 1`.execute(trx),
    );
    // A photo of the count on site earns 10 points, one of the ledger 15.
    expect(points.rows).toEqual([{ earned: 10 }, { earned: 15 }]);
  });
});

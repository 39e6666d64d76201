import type { Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "vitest";
import { describeJourney, DESK, settled } from "./journey.ts";
import { catchPrint } from "./printing.ts";
import { asked, PIXEL } from "./session-calls.ts";

/** More than a table shows before it is asked for more. */
const PROBLEMS = 101;

interface Said {
  readonly action: string;
  readonly actor: string;
  readonly reason: string;
  readonly rootCause: string | null;
  readonly corrective: string | null;
  readonly preventive: string | null;
}

interface File {
  readonly evidenceId: number;
  readonly name: string;
  readonly round: number;
  readonly effectiveOn: string;
  readonly uploader: string;
  readonly uploadedAt: string;
  readonly sha256: string;
}

interface Listed {
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly severity: string;
  readonly state: string;
  readonly list: string;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly originalDueOn: string | null;
  readonly dueOn: string | null;
  readonly awaitedBy: string | null;
  readonly round: number;
  readonly submittedOn: string | null;
  readonly closedOn: string | null;
  readonly assignee: { readonly name: string } | null;
  readonly estate: { readonly code: string; readonly name: string };
  readonly events: readonly Said[];
  readonly evidence: readonly File[];
}

interface Answer {
  readonly findings: {
    readonly nodes: readonly Listed[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

/** What the API itself answers, all of it. */
async function everyFinding(page: Page): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  let after = "";
  for (;;) {
    const { findings }: Answer = await asked<Answer>(
      page,
      `{ findings(sort: DUE, first: 50${after}) { nodes { code title description severity state list raisedOn raisedBy originalDueOn dueOn
        awaitedBy round submittedOn closedOn assignee { name } estate { code name }
        events { action actor reason rootCause corrective preventive }
        evidence { evidenceId name round effectiveOn uploader uploadedAt sha256 } } pageInfo { endCursor hasNextPage } } }`,
    );
    found.push(...findings.nodes);
    if (!findings.pageInfo.hasNextPage) return found;
    after = `, after: "${findings.pageInfo.endCursor}"`;
  }
}

const SEVERITY: Readonly<Record<string, string>> = { GENERAL: "一般", MORE_SERIOUS: "较重", SEVERE: "严重" };
const STATE: Readonly<Record<string, string>> = {
  RECORDED: "待派单",
  ASSIGNED: "待整改",
  IN_PROGRESS: "整改中",
  SUBMITTED: "待验收",
  ACCEPTED: "已销号",
};

/** The cells of a finding, worked out from the API's answer; nobody is late on the day of the journey. */
function cellsOf(finding: Listed): readonly (string | number | null)[] {
  const { code, title, description, severity, state, raisedOn, raisedBy, originalDueOn, dueOn, awaitedBy, round } =
    finding;
  const handed = finding.events.findLast(({ action }) => action === "SUBMIT");
  const accepted = finding.events.findLast(({ action }) => action === "ACCEPT");
  return [
    code,
    `${finding.estate.code} ${finding.estate.name}`,
    title,
    description || null,
    SEVERITY[severity] ?? "?",
    "人工登记",
    `${raisedBy} · 督导`,
    raisedOn,
    STATE[state] ?? "?",
    finding.assignee?.name ?? null,
    originalDueOn,
    dueOn,
    awaitedBy,
    null,
    round,
    handed?.rootCause ?? null,
    handed?.corrective ?? null,
    handed?.preventive ?? null,
    finding.submittedOn,
    finding.closedOn,
    accepted === undefined ? null : `${accepted.actor} · 业委会`,
    accepted?.reason ?? null,
  ];
}

/** An instant as pages write it, in Shanghai. */
const written = (instant: string): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

describeJourney(
  "the three lists as a workbook and on paper",
  (open) => {
    test("every cell equals the API, of all findings and all evidence, however many the screen shows", async () => {
      const supervisor = await open("/my-day", DESK, "SUPERVISOR");
      const raise = async (from: number, to: number) => {
        const acts = Array.from({ length: to - from }, (_, at) => {
          const severity = ["GENERAL", "MORE_SERIOUS", "SEVERE"][(from + at) % 3];
          return `a${at}: raiseFinding(input: { estate: "E0${1 + ((from + at) % 3)}", source: MANUAL, severity: ${severity},
            title: "=1+1 问题 ${from + at}", description: "第 ${from + at} 次抽查，\\"账实不符\\"；\\n另见附件" }) { userErrors { code } }`;
        });
        await asked(supervisor, `mutation { ${acts.join("\n")} }`);
      };
      for (let from = 0; from < PROBLEMS + 3; from += 10) await raise(from, Math.min(from + 10, PROBLEMS + 3));
      const manager = await open("/my-day", DESK, "ESTATE_MANAGER");
      const committee = await open("/my-day", DESK, "COMMITTEE");
      const { assignees } = await asked<{ assignees: readonly { personId: number }[] }>(
        supervisor,
        `{ assignees(estate: "E01") { personId } }`,
      );
      // F1 is accepted, F2 waits for it, F3 is being rectified, with a file that a newer one replaces.
      const at = (code: string, version: number) => `code: "${code}", version: ${version}`;
      const bring = async (code: string, name: string, more = "") => {
        const path = `/evidence/${code}?name=${encodeURIComponent(name)}${more}`;
        const sent = await manager.request.post(new URL(path, manager.url()).href, {
          headers: { "content-type": "application/octet-stream" },
          data: Buffer.concat([PIXEL, Buffer.from(code + name)]),
        });
        expect(await sent.text()).toContain("evidenceId");
      };
      for (const code of ["E01-F1", "E01-F2", "E01-F3"]) {
        await asked(
          supervisor,
          `mutation { assignFinding(input: { ${at(code, 1)}, assigneeId: ${assignees[0]?.personId} }) { userErrors { code } } }`,
        );
        await asked(manager, `mutation { startRectification(input: { ${at(code, 2)} }) { userErrors { code } } }`);
        await bring(code, "整改前.png");
      }
      await bring("E01-F3", "整改后.png", "&replaces=1");
      for (const code of ["E01-F1", "E01-F2"])
        await asked(
          manager,
          `mutation { submitRectification(input: { ${at(code, 3)}, rootCause: "未逐日核对", corrective: "已核对", preventive: "每日两人核对" })
            { userErrors { code } } }`,
        );
      await asked(
        committee,
        `mutation { acceptRectification(input: { ${at("E01-F1", 4)}, opinion: "账实相符" }) { userErrors { code } } }`,
      );

      const page = await open("/findings?as=list");
      await page.getByText(`已列 100 / 共 ${PROBLEMS} 个`).waitFor();
      await settled(page);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "导出 Excel" }).click(),
      ]);
      const sheets = await readWorkbook(await download.path());
      expect(sheets.map(({ sheet }) => sheet)).toEqual(["封面", "问题清单", "整改清单", "验收清单", "佐证目录"]);
      const rowsOf = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data.slice(1);
      const told = await everyFinding(page);
      for (const [name, list, count] of [
        ["问题清单", "PROBLEM", PROBLEMS],
        ["整改清单", "RECTIFICATION", 1],
        ["验收清单", "ACCEPTANCE", 2],
      ] as const) {
        const own = told.filter((finding) => finding.list === list);
        expect([name, own.length]).toEqual([name, count]);
        expect(rowsOf(name)).toEqual(own.map(cellsOf));
      }
      expect(rowsOf("佐证目录")).toEqual(
        told.flatMap(({ code, evidence }) =>
          evidence.map((file) => [
            code,
            file.evidenceId,
            file.name,
            file.round,
            file.effectiveOn,
            `${file.uploader} · 项目经理`,
            written(file.uploadedAt),
            file.sha256,
          ]),
        ),
      );
      expect(rowsOf("佐证目录")).toHaveLength(4);
    }, 600_000);

    test("the page's own print holds all rows; a sheet printed otherwise, or without some, is not taken for the whole", async () => {
      const page = await open("/findings?as=list");
      await page.getByText(`已列 100 / 共 ${PROBLEMS} 个`).waitFor();
      await settled(page);
      const left = page.locator(".rows-left");
      await page.emulateMedia({ media: "print" });
      await expect
        .poll(() => left.innerText())
        .toBe(`以上仅为前 100 行，共 ${PROBLEMS} 行。 全部记录见本页“导出 Excel”。`);
      expect(await left.isVisible()).toBe(true);
      await page.emulateMedia({ media: "screen" });
      expect(await left.isVisible()).toBe(false);
      const printed = await catchPrint(page, "table.findings tbody tr");
      const cut = "**/graphql";
      await page.route(cut, (route) => route.abort());
      await page.getByRole("button", { name: "打印", exact: true }).click();
      await page.getByRole("alert").getByText("没有打印：记录未能读全").waitFor();
      expect(await printed()).toBeNull();
      await page.unroute(cut);
      await page.getByRole("button", { name: "打印", exact: true }).click();
      // One to be rectified and two accepted stand beside them.
      await expect.poll(printed).toEqual({ rows: PROBLEMS + 3, left: [] });
      await page.emulateMedia({ media: "print" });
      const heads = page.locator("table.findings thead");
      for (const head of await heads.all())
        expect(await head.evaluate((own) => getComputedStyle(own).display)).toBe("table-header-group");
      const rows = page.locator("table.findings tbody tr");
      expect(await rows.first().evaluate((own) => getComputedStyle(own).breakInside)).toBe("avoid");
      expect(await page.locator(".print-stamp").innerText()).toMatch(/筛选条件\s+无/);
    });

    test("on paper stand the lists, what they rest on and whole hashes, and nothing that can only be pressed", async () => {
      const page = await open("/findings?as=list&list=RECTIFICATION");
      await page.getByRole("link", { name: "E01-F3" }).first().waitFor();
      await settled(page);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".print-stamp").innerText()).toMatch(
        /统计截止日\s+\d{4}-\d{2}-\d{2}\s+筛选条件\s+整改清单/,
      );
      for (const hidden of [".rail", ".filters", ".page-acts", ".records-acts", ".card-controls"])
        expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
      const hash = page.locator(".hash").first();
      expect(await hash.innerText()).toMatch(/^[0-9a-f]{64}$/);
      expect(await hash.evaluate((own) => own.scrollWidth <= own.clientWidth + 1)).toBe(true);
      // The width of an A4 sheet that lies, between its margins.
      await page.setViewportSize({ width: 1032, height: 700 });
      for (const table of await page.locator(".table-scroll").all())
        expect(await table.evaluate((own) => own.scrollWidth <= own.clientWidth)).toBe(true);
    });
  },
  [
    { role: "SUPERVISOR", estates: "E01,E02,E03" },
    { role: "ESTATE_MANAGER", estates: "E01" },
    { role: "COMMITTEE", estates: "E01" },
  ],
);

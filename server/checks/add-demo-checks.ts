import { sql } from "kysely";
import type { Database, Trx, Viewer } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import type { Outcome } from "../platform/outcome.ts";
import { addPhoto } from "./add-photo.ts";
import { demoAnswers, demoShown } from "./demo-answer.rules.ts";
import { storeDemoPhotos, type PhotoStore } from "./demo-photos.ts";
import { draftPlan } from "./draft-plan.ts";
import { sha256 } from "./draw.rules.ts";
import { drawSurprise } from "./draw-surprise.ts";
import { readLots } from "./draw.store.ts";
import { freezeDraw } from "./freeze-draw.ts";
import { planPeriod, type CheckKind } from "./kind.rules.ts";
import { planCheck } from "./plan-check.ts";
import { publishPlan } from "./publish-plan.ts";
import { recordCheck } from "./record-check.ts";
import { revealDraw } from "./reveal-draw.ts";
import { startCheck } from "./start-check.ts";

interface Player {
  readonly personId: number;
  readonly name: string;
  readonly role: Role;
}

interface DemoCheck {
  readonly estateId: number;
  readonly kind: CheckKind;
  readonly template: string;
  readonly plan?: string;
  readonly planItem?: number;
  readonly draw?: number;
  readonly by: Player;
  readonly on: string;
}

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.done === undefined) throw new Error(`the demonstration's checks: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
};

const viewerOf = ({ personId, name, role }: Player): Viewer => ({
  scope: "all",
  actor: { personId, name, role, address: null, requestId: null },
});

/** Shows plans, checks with their scores, and a draw that is revealed, unless the demonstration has them; always the same for a day. */
export async function addDemoChecks(
  database: Database,
  clock: Clock,
  desk: FindingDesk,
  store: PhotoStore,
): Promise<void> {
  const there = await database.asViewer({ scope: "all" }, (trx) => sql`select from draw limit 1`.execute(trx));
  const people = await playersOf(database);
  const find = (role: Role) => people.find((player) => player.role === role);
  const [head, supervisor, auditor] = [find("HEADQUARTERS"), find("SUPERVISOR"), find("AUDITOR")];
  if (there.rows.length > 0 || head === undefined || supervisor === undefined || auditor === undefined) return;
  const today = clock.today();
  const before = lastDayBefore(today);
  const at = (day: string): Clock => systemClock(clock.timeZone, () => new Date(`${day}T10:00:00+08:00`));
  const drawId = await drawDemo(database, at, head, before);
  const estates = await database.asServer(viewerOf(head), async (trx) => {
    const own = await estatesOf(trx, supervisor, today);
    for (const [code, template, content] of [
      [before.slice(0, 7), "LEDGER", "上月应收、实收与票据核对"],
      [today.slice(0, 7), "NOTICES", "缴费通知送达与催缴记录"],
    ] as const)
      await planDemo(trx, clock, { code, template, content, personId: supervisor.personId, estates: own });
    return own;
  });
  const lots = await database.asViewer(viewerOf(head), (trx) => readLots(trx, [drawId]));
  const done: DemoCheck[] = [
    ...lots.map(({ estateId, inspectorId, lot }) => ({
      estateId,
      kind: "SURPRISE" as const,
      template: "CASH",
      draw: drawId,
      by: inspectorId === supervisor.personId ? supervisor : auditor,
      on: `${before.slice(0, 8)}${String(10 + lot).padStart(2, "0")}`,
    })),
    ...estates.slice(0, 3).map((estateId, at) => ({
      estateId,
      kind: "ROUTINE" as const,
      template: "LEDGER",
      plan: before.slice(0, 7),
      planItem: at + 1,
      by: supervisor,
      on: `${before.slice(0, 8)}${19 + at}`,
    })),
  ];
  for (const check of done) await carryOut(database, at(check.on), { desk, store }, check);
  await database.asServer(viewerOf(head), async (trx) => must(await revealDraw(trx, clock, { draw: drawId })));
}

async function playersOf(database: Database): Promise<Player[]> {
  return database.asViewer({ scope: "people" }, async (trx) => {
    const found = await sql<Player>`
      select distinct on (g.role) p.person_id as "personId", p.name, g.role from person p join role_grant g on g.person_id = p.person_id
      where p.demo order by g.role, p.person_id`.execute(trx);
    return found.rows;
  });
}

/** The first four estates that somebody inspects, in order of code. */
async function estatesOf(trx: Trx, { personId }: Player, day: string): Promise<number[]> {
  const found = await sql<{ estateId: number }>`
    select i.estate_id as "estateId" from figures.draw_inspectors(${day}) i join estate e on e.estate_id = i.estate_id
    where i.person_id = ${personId} order by e.estate_code limit 4`.execute(trx);
  return found.rows.map(({ estateId }) => estateId);
}

const lastDayBefore = (today: string): string => {
  const first = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  return new Date(first.getTime() - 86_400_000).toISOString().slice(0, 10);
};

/** Three estates of twenty; six draws more would reach all. */
async function drawDemo(database: Database, at: (day: string) => Clock, head: Player, before: string): Promise<number> {
  const first = `${before.slice(0, 8)}01`;
  const given = {
    title: "现金收缴突击检查",
    template: "CASH",
    startsOn: first,
    endsOn: before,
    places: 3,
    drawsLeft: 6,
  };
  const seed = sha256("demonstration");
  return database.asServer(viewerOf(head), async (trx) => {
    const { drawId } = must(await freezeDraw(trx, at(first), given, seed));
    must(await drawSurprise(trx, at(first), { draw: drawId, publicWord: "上证 3888.60" }));
    return drawId;
  });
}

interface DemoPlan {
  readonly code: string;
  readonly template: string;
  readonly content: string;
  readonly personId: number;
  readonly estates: readonly number[];
}

async function planDemo(
  trx: Trx,
  clock: Clock,
  { code, template, content, personId, estates }: DemoPlan,
): Promise<void> {
  const period = planPeriod(code);
  if (period === null) throw new Error(`${code} is no plan`);
  const [month, last] = [code.slice(5), period.endsOn.slice(8)];
  const method = "现场查阅、抽样核对、询问";
  must(await draftPlan(trx, clock, { code, title: `${Number(month)}月检查计划`, content, method, drop: [] }));
  const spans = [
    ["05", "15"],
    ["10", "20"],
    ["15", "25"],
    ["20", last],
  ] as const;
  for (const [at, estateId] of estates.entries()) {
    const [from, to] = spans[at] ?? ["01", last];
    const days = { startsOn: `${code}-${from}`, endsOn: `${code}-${to}` };
    must(await planCheck(trx, clock, { code, estateId, kind: "ROUTINE", template, content, ...days, personId }));
  }
  must(await publishPlan(trx, clock, { code }));
}

interface Means {
  readonly desk: FindingDesk;
  readonly store: PhotoStore;
}

async function carryOut(database: Database, clock: Clock, { desk, store }: Means, check: DemoCheck): Promise<void> {
  const { estateId, kind, template, plan = null, planItem = null, draw = null, by, on } = check;
  const digits = sha256(`${estateId}/${plan ?? draw}`);
  const checkId = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
  const at = clock.now().toISOString();
  const photos = await storeDemoPhotos(database, store, {
    estateId,
    checkId,
    on,
    shown: demoShown(template, estateId),
  });
  await database.asServer(viewerOf(by), async (trx) => {
    const started = {
      estateId,
      checkId,
      kind,
      template,
      templateVersion: 1,
      subject: "",
      plan,
      planItem,
      draw,
      startedAt: `${on}T09:30:00+08:00`,
    };
    must(await startCheck(trx, clock, started));
    for (const photo of photos) must(await addPhoto(trx, clock, photo));
    const confirmation = { name: "刘主管", position: "收费主管", agreed: true, confirmationRemark: "无异议", at };
    const answers = demoAnswers(template, estateId);
    must(await recordCheck(trx, clock, desk, { estateId, checkId, finishedAt: at, remark: "", answers, confirmation }));
  });
}

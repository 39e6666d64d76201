import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { FINDING_ACTIONS, type FindingAction } from "../../server/supervision/rectification.rules.ts";
import { addEstate, addPlayer, opening, raise, type Player } from "../supervision/cast.ts";
import { MUTATIONS } from "../supervision/mutations.ts";

type Step = Exclude<FindingAction, "RAISE">;

/** An act that the server said it had done. */
export interface Acknowledged {
  readonly code: string;
  /** Number of the event that the act has made. */
  readonly seq: number;
  readonly action: Step;
  readonly personId: number;
}

export interface Worked {
  readonly estates: number;
  readonly acknowledged: readonly Acknowledged[];
  /** Acts of which nobody was told whether they were done: the server was too busy to say. */
  readonly uncertain: readonly Acknowledged[];
  readonly refusals: ReadonlyMap<string, number>;
  /** Answers that were neither, by code. */
  readonly later: ReadonlyMap<string, number>;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
  /** Answers that were no refusal and no success. */
  readonly faults: number;
}

interface Given {
  readonly users: number;
  readonly milliseconds: number;
  readonly today: string;
}

const A_TEAM = 10;
/** Few, so that many hands reach for the same one. */
const OPEN_AT_ONCE = 6;
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface User {
  readonly player: Player;
  readonly estate: string;
  readonly managers: readonly Player[];
}

/** Lets them work until the time is up: each takes one of their estate's open findings, and does with it whatever is open to them. */
export async function workFindings(
  database: Database,
  url: string,
  { users, milliseconds, today }: Given,
): Promise<Worked> {
  const clock = systemClock("Asia/Shanghai", () => new Date(`${today}T04:00:00Z`));
  const estates = Math.ceil(users / A_TEAM);
  const people: User[] = [];
  for (let at = 1; at <= estates; at++) {
    const estate = `L${at}`;
    const id = await addEstate(database, estate, "业委会");
    const team = async (role: "SUPERVISOR" | "ESTATE_MANAGER" | "COMMITTEE", count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, nth) =>
          addPlayer(database, clock, `${role} ${nth}`, { role, estates: [estate] }),
        ),
      );
    const [supervisors, managers, committee] = [
      await team("SUPERVISOR", 3),
      await team("ESTATE_MANAGER", 4),
      await team("COMMITTEE", 3),
    ];
    const [first] = supervisors;
    if (first === undefined) throw new Error("an estate without a supervisor");
    for (let count = 0; count < OPEN_AT_ONCE; count++) await raise(database, clock, first, opening(id));
    people.push(...[...supervisors, ...managers, ...committee].map((player) => ({ player, estate, managers })));
  }
  const worked = {
    estates,
    acknowledged: new Array<Acknowledged>(),
    uncertain: new Array<Acknowledged>(),
    refusals: new Map<string, number>(),
    later: new Map<string, number>(),
    times: new Array<number>(),
    faults: 0,
  };
  const end = performance.now() + milliseconds;
  await Promise.all(
    people.slice(0, users).map(async (user) => {
      while (performance.now() < end) await workOnce(user, url, worked);
    }),
  );
  return worked;
}

type Tally = { -readonly [K in keyof Worked]: Worked[K] } & {
  readonly acknowledged: Acknowledged[];
  readonly uncertain: Acknowledged[];
  readonly refusals: Map<string, number>;
  readonly later: Map<string, number>;
  readonly times: number[];
};

const listed = z.object({
  data: z.object({
    findings: z.object({
      nodes: z.array(z.object({ code: z.string(), version: z.number(), actions: z.array(z.enum(FINDING_ACTIONS)) })),
    }),
  }),
});
const answered = z.object({
  data: z.object({ answer: z.object({ userErrors: z.array(z.object({ code: z.string() })) }) }),
});

async function workOnce({ player, estate, managers }: User, url: string, worked: Tally): Promise<void> {
  const list = await ask(
    player,
    url,
    worked,
    `{ findings(filter: { estates: ["${estate}"] }, sort: DUE, first: ${OPEN_AT_ONCE}) { nodes { code version actions } } }`,
  );
  const found = listed.safeParse(list);
  if (!found.success) return tallyOther(worked, list);
  const { nodes } = found.data.data.findings;
  const doable = nodes.flatMap(({ code, version, actions }) =>
    actions.flatMap((action) => (action === "RAISE" ? [] : [{ code, version, action }])),
  );
  const chosen = pick(doable);
  // Closed ones are followed by new ones, or there would be nothing left to do.
  if (chosen === undefined || Math.random() < 0.02) return raiseOne(player, estate, url, worked);
  const { code, version, action } = chosen;
  if (action === "SUBMIT") await bringEvidence(player, url, code);
  const assigneeId = pick(managers)?.personId ?? 0;
  const mutation = MUTATIONS[action]({ code, version, assigneeId, dueOn: "2026-12-01" });
  const answer = await ask(player, url, worked, `mutation { answer: ${mutation} { userErrors { code } } }`);
  const told = answered.safeParse(answer);
  const event = { code, seq: version + 1, action, personId: player.personId };
  if (!told.success) {
    worked.uncertain.push(event);
    return tallyOther(worked, answer);
  }
  const { userErrors } = told.data.data.answer;
  if (userErrors.length === 0) worked.acknowledged.push(event);
  for (const refusal of userErrors) worked.refusals.set(refusal.code, (worked.refusals.get(refusal.code) ?? 0) + 1);
}

const turnedAway = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).nonempty() });
/** Who is told to come again later is told nothing false. */
const LATER = ["UNAVAILABLE", "TOO_MANY_REQUESTS", "TIMED_OUT"];

/** What was neither done nor refused: turned away for now, with its code; anything else is a fault. */
function tallyOther(worked: Tally, answer: unknown): void {
  const told = turnedAway.safeParse(answer);
  const code = told.success ? (told.data.errors[0]?.extensions.code ?? "") : String(answer).slice(0, 80);
  worked.later.set(code, (worked.later.get(code) ?? 0) + 1);
  if (!LATER.includes(code)) worked.faults += 1;
}

async function raiseOne(player: Player, estate: string, url: string, worked: Tally): Promise<void> {
  const input = `{ estate: "${estate}", source: MANUAL, severity: ${pick(["GENERAL", "SEVERE"]) ?? "GENERAL"}, title: "票据缺号", description: "" }`;
  const answer = await ask(
    player,
    url,
    worked,
    `mutation { answer: raiseFinding(input: ${input}) { userErrors { code } } }`,
  );
  const told = answered.safeParse(answer);
  if (!told.success) tallyOther(worked, answer);
  else if (told.data.data.answer.userErrors.length > 0) worked.faults += 1;
}

async function ask({ session }: Player, url: string, worked: Tally, query: string): Promise<unknown> {
  const start = performance.now();
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: `session=${session}` },
      body: JSON.stringify({ query }),
    });
    return await answer.json();
  } catch (error) {
    return error;
  } finally {
    worked.times.push(performance.now() - start);
  }
}

const bringEvidence = ({ session }: Player, url: string, code: string): Promise<unknown> =>
  fetch(`${url}/evidence/${encodeURIComponent(code)}?name=a.png`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", cookie: `session=${session}` },
    // No two are the same file: what was rejected is proved by another.
    body: Buffer.concat([PIXEL, randomBytes(8)]),
  }).then((answer) => answer.text());

const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)];

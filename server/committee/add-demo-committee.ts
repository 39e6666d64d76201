import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Actor } from "../platform/actor.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import { demoDigest } from "../platform/demo/demo-account.ts";
import type { Outcome } from "../platform/outcome.ts";
import { answerQuestion } from "./answer-question.ts";
import { askQuestion } from "./ask-question.ts";
import { dayBefore, firstOfMonth } from "./month.rules.ts";
import { publishBulletin } from "./publish-bulletin.ts";
import { receive } from "./receive.ts";
import { returnOpinion } from "./return-opinion.ts";

const DAY = 86_400_000;

/** A clock that is some days slow. */
const daysAgo = (clock: Clock, days: number): Clock =>
  systemClock(clock.timeZone, () => new Date(clock.now().getTime() - days * DAY));

interface Cast {
  readonly estateId: number;
  readonly committee: Actor;
  readonly manager: Actor;
}

/** The last complete months, the earliest first. */
function monthsBefore(today: string, how: number): readonly string[] {
  const months: string[] = [];
  for (let day = dayBefore(firstOfMonth(today)); months.length < how; day = dayBefore(firstOfMonth(day)))
    months.unshift(day.slice(0, 7));
  return months;
}

/**
 * Adds bulletins of the demonstration's committee, what it says of them and asks, unless there are any: one question is answered, one
 * has waited longer than it may.
 */
export async function addDemoCommittee(database: Database, clock: Clock): Promise<void> {
  const cast = await database.asServer({ scope: "people" }, readCast);
  if (cast === null) return;
  const { estateId, committee, manager } = cast;
  const known = await database.asViewer({ scope: "all" }, (trx) =>
    sql`select from committee_release where estate_id = ${estateId} limit 1`.execute(trx),
  );
  if (known.rows.length > 0) return;
  const as = async <T>(actor: Actor, work: (trx: Trx) => Promise<Outcome<T>>): Promise<void> => {
    const { refused } = await database.asServer({ scope: "estates", estateIds: [estateId], actor }, work);
    if (refused !== undefined) throw new Error(`the demonstration's window: ${refused[0]?.message}`);
  };
  const months = monthsBefore(clock.today(), 3);
  for (const [at, month] of months.entries())
    await as(manager, (trx) => publishBulletin(trx, clock, { estateId, month, promise: PROMISES[at] ?? "" }));
  for (const number of [1, 2])
    await as(committee, (trx) => receive(trx, clock, { estateId, kind: "BULLETIN", number }));
  await as(committee, (trx) =>
    returnOpinion(trx, clock, { estateId, release: 2, words: "请在公告栏同步公示，并说明催缴安排。" }),
  );
  const about = { estateId, cell: "", release: 2 } as const;
  await as(committee, (trx) =>
    askQuestion(trx, daysAgo(clock, 20), { ...about, figure: "unpaid", words: "未缴金额中，开发商未售房屋占多少？" }),
  );
  await as(manager, (trx) =>
    answerQuestion(trx, daysAgo(clock, 16), {
      estateId,
      question: 1,
      words: "未售房屋已按合同由开发商缴纳，不在未缴之列；下月报告单列说明。",
    }),
  );
  await as(committee, (trx) =>
    askQuestion(trx, daysAgo(clock, 14), {
      ...about,
      figure: "householdRate",
      words: "户收缴率低于去年同期，主要原因是什么？",
    }),
  );
}

const PROMISES = [
  "本月起每周六上午在一层大堂设缴费咨询台。",
  "对欠费超过 90 天的住户逐户电话沟通，月底前完成首轮。",
  "公布公共收益收支明细；电梯维保记录张贴于各单元。",
];

async function readCast(trx: Trx): Promise<Cast | null> {
  const found = await sql<{ personId: number; name: string; role: "COMMITTEE" | "ESTATE_MANAGER"; estateId: number }>`
    select p.person_id as "personId", p.name, g.role, g.estate_id as "estateId"
    from person p join role_grant g on g.person_id = p.person_id
    where p.email_digest in (${demoDigest(trx.vault, "committee")}, ${demoDigest(trx.vault, "manager")}) and g.estate_id is not null
    order by g.estate_id, g.role`.execute(trx);
  const committee = found.rows.find(({ role }) => role === "COMMITTEE");
  const manager = found.rows.find(
    ({ role, estateId }) => role === "ESTATE_MANAGER" && estateId === committee?.estateId,
  );
  if (committee === undefined || manager === undefined) return null;
  const actorOf = ({ personId, name, role }: (typeof found.rows)[number]): Actor => ({
    personId,
    name,
    role,
    address: null,
    requestId: null,
  });
  return { estateId: committee.estateId, committee: actorOf(committee), manager: actorOf(manager) };
}

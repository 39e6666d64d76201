import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import type { LoaderKind } from "../platform/context.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import {
  Complaint,
  ComplaintFinding,
  Satisfaction,
  ServiceFigures,
  ServiceRate,
  type ServiceGroup,
} from "./service.type.ts";

export interface ServiceAsked {
  readonly by: ServiceGroup;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  /** Codes; null for all. */
  readonly estates: readonly string[] | null;
  /** The day on which it is asked: answers are told once their month is over. */
  readonly today: string;
}

type Row = Readonly<
  Record<"received" | "due" | "inTime" | "settled" | "answers" | "returned" | "sent", number | null>
> &
  Readonly<
    Record<"responseRate" | "settledRate" | "answerRate" | "speed" | "correctness" | "manner" | "mean", string | null>
  > & {
    readonly key: string;
    readonly label: string;
    readonly counted: number;
    readonly hidden: boolean;
  };

/** A share with its counts; null where these are not told. */
const rateOf = (value: string | null, numerator: number | null, denominator: number | null): ServiceRate | null =>
  numerator === null || denominator === null ? null : new ServiceRate(value, numerator, denominator);

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value));

/** Figures of complaints and satisfaction by group, in order of key. */
export async function readServiceFigures(trx: Trx, asked: ServiceAsked): Promise<ServiceFigures[]> {
  const { by, from, to, asOf, knownAt, estates, today } = asked;
  const found = await sql<Row>`
    select f.group_key as key, f.label, f.received, f.response_due as due, f.responded_in_time as "inTime", f.response_rate as "responseRate",
      f.settled, f.settled_rate as "settledRate", f.answers, f.answers_to_sent as returned, f.sent, f.answer_rate as "answerRate", f.counted, f.hidden,
      f.speed, f.correctness, f.manner, f.mean
    from figures.service_figures(${by}, ${from}::date, ${to}::date, ${asOf}::date, ${knownAt}::timestamptz,
      ${estates === null ? null : [...estates]}::text[], ${today}::date) f`.execute(trx);
  return found.rows.map((row) =>
    Object.assign(new ServiceFigures(), {
      key: row.key,
      label: row.label,
      received: row.received,
      responseRate: rateOf(row.responseRate, row.inTime, row.due),
      settledRate: rateOf(row.settledRate, row.settled, row.received),
      satisfaction: Object.assign(new Satisfaction(), {
        answers: row.answers,
        counted: row.counted,
        hidden: row.hidden,
        mean: numberOf(row.mean),
        speed: numberOf(row.speed),
        correctness: numberOf(row.correctness),
        manner: numberOf(row.manner),
        answerRate: rateOf(row.answerRate, row.returned, row.sent),
      }),
    }),
  );
}

const COLUMNS =
  sql.raw(`c.estate_id as "estateId", c.complaint_no as "complaintNo", c.kind, c.channel, c.subject, b.building_code as "buildingCode",
  c.received_at as "receivedAt", c.received_on as "receivedOn", figures.complaint_deadline(c) as "respondBy", c.responded_at as "respondedAt",
  c.settled_at as "settledAt"`);

export interface ComplaintQuery {
  /** Ids; null for all. */
  readonly estateIds: readonly number[] | null;
  /** Only those not responded to, or not settled, yet. */
  readonly open: boolean;
  /** Received on or after. */
  readonly from: string | null;
  /** Received on or before. */
  readonly to: string | null;
  /** Only those that the rate of responses counts at the end of this day. */
  readonly dueBy: string | null;
  /** As known then; null for everything recorded. */
  readonly knownAt: string | null;
}

/** Where a page goes on: time, estate and number of its last row. */
export interface ComplaintPlace {
  readonly at: string;
  readonly estate: string;
  readonly no: string;
}

const matching = ({ estateIds, open, from, to, dueBy }: ComplaintQuery) =>
  sql`(${from}::date is null or c.received_on >= ${from}::date) and (${to}::date is null or c.received_on <= ${to}::date)
    and (${dueBy}::date is null or figures.complaint_response_rate_denominator(c, ${dueBy}::date) = 1)
    and (${estateIds}::int[] is null or c.estate_id = any (${estateIds}::int[])) and (not ${open}::boolean or c.settled_at is null)`;

/** How many complaints match. */
export const countComplaints = (trx: Trx, query: ComplaintQuery): Promise<RowCount> =>
  countRows(trx, sql`from figures.complaint_at(${query.knownAt}::timestamptz) c where ${matching(query)}`);

/** Complaints, the latest first. */
export async function listComplaints(
  trx: Trx,
  query: ComplaintQuery,
  after: ComplaintPlace | null,
  limit: number,
): Promise<Complaint[]> {
  const place =
    after === null
      ? sql`true`
      : sql`(c.received_at, c.estate_id, c.complaint_no collate "C") < (${after.at}::timestamptz, ${after.estate}::int, ${after.no})`;
  const found = await sql<Complaint>`
    select ${COLUMNS} from figures.complaint_at(${query.knownAt}::timestamptz) c
    left join building b on b.estate_id = c.estate_id and b.building_id = c.building_id
    where ${matching(query)} and ${place}
    order by c.received_at desc, c.estate_id desc, c.complaint_no collate "C" desc limit ${limit}`.execute(trx);
  return found.rows.map((row) => Object.assign(new Complaint(), row));
}

export interface ComplaintKey {
  readonly estateId: number;
  readonly complaintNo: string;
}

export async function readComplaint(trx: Trx, { estateId, complaintNo }: ComplaintKey): Promise<Complaint | null> {
  const found = await sql<Complaint>`
    select ${COLUMNS} from figures.complaint_at(null) c
    left join building b on b.estate_id = c.estate_id and b.building_id = c.building_id
    where c.estate_id = ${estateId} and c.complaint_no = ${complaintNo}`.execute(trx);
  const [row] = found.rows;
  return row === undefined ? null : Object.assign(new Complaint(), row);
}

/** The latest findings that complaints were made. */
export const complaintFindingLoader: LoaderKind<ComplaintKey, ComplaintFinding | null> = {
  key: ({ estateId, complaintNo }) => `${estateId}/${complaintNo}`,
  async batch(trx, keys) {
    const given = JSON.stringify(
      keys.map(({ estateId, complaintNo }, call) => ({ call, estate_id: estateId, no: complaintNo })),
    );
    const found = await sql<ComplaintFinding & { readonly call: number }>`
      select distinct on (q.call) q.call, f.finding_code as code, f.state
      from jsonb_to_recordset(${given}::jsonb) as q(call int, estate_id int, no text)
      join figures.finding_now f on f.estate_id = q.estate_id and f.source = 'COMPLAINT' and f.source_key = q.no
      order by q.call, f.finding_id desc`.execute(trx);
    return keys.map((_key, call) => {
      const row = found.rows.find((one) => one.call === call);
      return row === undefined ? null : Object.assign(new ComplaintFinding(), row);
    });
  },
};

import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { LoaderKind } from "../platform/context.ts";
import { AuditRule, AuditSwitch, AuditThreshold, type AuditTrial } from "./audit-rule.type.ts";

type Row = Pick<AuditRule, "code" | "version" | "severity" | "kind" | "source" | "on"> &
  Readonly<Record<`${"title" | "fact" | "reason" | "judgement" | "verify"}_${"en" | "zh"}`, string>>;

/** The catalogue: the most serious first. */
export const rulesLoader: LoaderKind<"all", AuditRule[]> = {
  key: (key) => key,
  async batch(trx, keys) {
    const rules = await readRules(trx);
    return keys.map(() => rules);
  },
};

/** The rule with this code, which is in the catalogue. */
export async function readRule(trx: Trx, code: string): Promise<AuditRule> {
  const found = (await readRules(trx)).find((rule) => rule.code === code);
  if (found === undefined) throw new Error(`the rule ${code} is not in the catalogue`);
  return found;
}

async function readRules(trx: Trx): Promise<AuditRule[]> {
  const found = await sql<Row>`
    select r.code, r.version, r.severity, r.kind, r.source, r.code = any (figures.audit_rules_on()) as "on",
      r.title_en, r.title_zh, r.fact_en, r.fact_zh, r.reason_en, r.reason_zh, r.judgement_en, r.judgement_zh, r.verify_en, r.verify_zh
    from figures.audit_rule r
    order by case r.severity when 'SEVERE' then 1 when 'MORE_SERIOUS' then 2 else 3 end, r.code`.execute(trx);
  return found.rows.map(({ code, version, severity, kind, source, on, ...texts }) =>
    Object.assign(new AuditRule(), {
      code,
      version,
      severity,
      kind,
      source,
      on,
      title: new BilingualText(texts.title_en, texts.title_zh),
      fact: new BilingualText(texts.fact_en, texts.fact_zh),
      reason: new BilingualText(texts.reason_en, texts.reason_zh),
      judgement: new BilingualText(texts.judgement_en, texts.judgement_zh),
      verify: new BilingualText(texts.verify_en, texts.verify_zh),
    }),
  );
}

/** Thresholds of rules as they hold on a day, by code. */
export const thresholdsLoader: LoaderKind<{ readonly rule: string; readonly day: string }, AuditThreshold[]> = {
  key: ({ rule, day }) => `${rule}/${day}`,
  async batch(trx, keys) {
    const given = JSON.stringify(keys.map(({ rule, day }, call) => ({ call, rule, day })));
    const found = await sql<AuditThreshold & { readonly call: number }>`
      select distinct on (q.call, p.code) q.call, split_part(p.code, '.', 3) as name, p.number::text as value, p.valid_from as "validFrom", p.reason
      from jsonb_to_recordset(${given}::jsonb) as q(call int, rule text, day date)
      join policy p on p.code like 'audit.' || replace(q.rule, '_', '\_') || '.%' and p.valid_from <= q.day
        and (p.valid_until is null or p.valid_until >= q.day)
      order by q.call, p.code, p.valid_from desc`.execute(trx);
    return byCall(keys, found.rows).map((rows) => rows.map((row) => Object.assign(new AuditThreshold(), row)));
  },
};

/** Who switched rules on and off, latest first, by code. */
export const switchesLoader: LoaderKind<string, AuditSwitch[]> = {
  key: (rule) => rule,
  async batch(trx, keys) {
    const found = await sql<AuditSwitch & { readonly rule: string }>`
      select s.rule, s.runs, s.reason, s.actor, s.switched_at as "switchedAt" from audit_switch s
      where s.rule = any (${[...keys]}::text[]) order by s.switch_id desc`.execute(trx);
    return keys.map((key) =>
      found.rows.filter(({ rule }) => rule === key).map((row) => Object.assign(new AuditSwitch(), row)),
    );
  },
};

function byCall<R extends { readonly call: number }>(keys: readonly unknown[], rows: readonly R[]): R[][] {
  const calls = Map.groupBy(rows, ({ call }) => call);
  return keys.map((_key, call) => calls.get(call) ?? []);
}

/** How often a rule would have fired over the last months, in the estates in scope. */
export async function tryRule(trx: Trx, rule: string, months: number, asOf: string): Promise<AuditTrial> {
  const found = await sql<TrialRow>`
    select t.estate_id as "estateId", t.month, t.hits, t.amount, t.first_day as "from"
    from figures.audit_trial(${rule}, ${months}, ${asOf}) t`.execute(trx);
  const all = found.rows.find(({ estateId, month }) => estateId === null && month === null);
  if (all === undefined) throw new Error("a trial has one row for all");
  return {
    from: all.from,
    to: asOf,
    hits: all.hits,
    amount: all.amount,
    estates: found.rows.flatMap(({ estateId, hits, amount }) =>
      estateId === null ? [] : [{ estateId, hits, amount }],
    ),
    months: found.rows
      .flatMap(({ month, hits }) => (month === null ? [] : [{ month, hits }]))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

interface TrialRow {
  readonly estateId: number | null;
  readonly month: string | null;
  readonly hits: number;
  readonly amount: bigint;
  readonly from: string;
}

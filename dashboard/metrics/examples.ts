import type { TFunction } from "i18next";
import type {
  ExampleCountFragment,
  FindingExamplesFragment,
  LedgerExamplesFragment,
  MetricExamplesFragment,
  MetricUnit,
  ServiceExamplesFragment,
} from "../api/generated/graphql.ts";
import { agesOf } from "../figures/ages.ts";
import { count, yuan } from "../format/money.ts";
import { hundredths, percent, type Ratio } from "../format/ratio.ts";

/** A line of an example: what it is, and how much. */
export interface ExampleLine {
  readonly name: string;
  readonly value: string;
}

/** Figures of collection, of the promises that fell due, and of the findings and complaints of the period, if there were any. */
export interface Figures extends MetricExamplesFragment {
  readonly findings: FindingExamplesFragment | null;
  readonly service: ServiceExamplesFragment | null;
  readonly promises: ExampleCountFragment;
}

const RATIOS: Readonly<Record<string, (figures: Figures) => Ratio | null>> = {
  combined_rate: ({ combinedRate }) => combinedRate,
  current_rate: ({ currentRate }) => currentRate,
  on_time_rate: ({ onTimeRate }) => onTimeRate,
  overdue_rate: ({ overdueRate }) => overdueRate,
  prior_recovery_rate: ({ priorYearsRecoveryRate }) => priorYearsRecoveryRate,
  rate_before_waivers: ({ rateBeforeWaivers }) => rateBeforeWaivers,
  recovery_rate: ({ recoveryRate }) => recoveryRate,
  waiver_rate: ({ waiverRate }) => waiverRate,
  household_on_time_rate: ({ householdOnTimeRate }) => householdOnTimeRate,
  household_overdue_rate: ({ householdOverdueRate }) => householdOverdueRate,
  household_rate: ({ householdRate }) => householdRate,
};

const FINDING_RATIOS: Readonly<Record<string, (figures: FindingExamplesFragment) => Ratio>> = {
  finding_closed_rate: ({ closedRate }) => closedRate,
  finding_on_time_rate: ({ onTimeRate }) => onTimeRate,
  finding_first_pass_rate: ({ firstPassRate }) => firstPassRate,
  finding_recurrence_rate: ({ recurrenceRate }) => recurrenceRate,
};

const SERVICE_RATIOS: Readonly<Record<string, (figures: ServiceExamplesFragment) => Ratio | null>> = {
  complaint_response_rate: ({ responseRate }) => responseRate,
  complaint_settled_rate: ({ settledRate }) => settledRate,
};

type Lines<Of = Figures> = (figures: Of, t: TFunction) => readonly ExampleLine[];

const LINES: Readonly<Record<string, Lines>> = {
  billed: ({ bridge }, t) => [{ name: t("value"), value: money(t, bridge.billed) }],
  collected: ({ bridge }, t) => [{ name: t("value"), value: money(t, bridge.collected) }],
  opening_arrears: ({ bridge }, t) => [{ name: t("value"), value: money(t, bridge.opening) }],
  net_billed: ({ bridge, netBilled }, t) => [
    { name: t("billed"), value: money(t, bridge.billed) },
    { name: `− ${t("bridgeWaived")}`, value: money(t, bridge.waived) },
    { name: `= ${t("netBilled")}`, value: money(t, netBilled) },
  ],
  outstanding: ({ bridge }, t) => [
    { name: t("bridgeOpening"), value: money(t, bridge.opening) },
    { name: `+ ${t("bridgeBilled")}`, value: money(t, bridge.billed) },
    { name: `− ${t("bridgeWaived")}`, value: money(t, bridge.waived) },
    { name: `− ${t("bridgeWrittenOff")}`, value: money(t, bridge.writtenOff) },
    { name: `− ${t("bridgeCollected")}`, value: money(t, bridge.collected) },
    { name: `− ${t("bridgeRecovered")}`, value: money(t, bridge.recovered) },
    { name: `− ${t("bridgeArrearsWaived")}`, value: money(t, bridge.arrearsWaived) },
    { name: `− ${t("bridgeArrearsWrittenOff")}`, value: money(t, bridge.arrearsWrittenOff) },
    { name: `= ${t("bridgeClosing")}`, value: money(t, bridge.closing) },
  ],
  held: ({ held }, t) => (held === null ? [] : [{ name: t("held"), value: money(t, held) }]),
  unidentified: ({ unidentified }, t) =>
    unidentified === null ? [] : [{ name: t("unidentified"), value: money(t, unidentified) }],
  ageing: ({ ageing }, t) =>
    agesOf(t).map(({ id, label }) => ({
      name: label,
      value: money(t, ageing.find(({ bucket }) => bucket === id)?.open ?? "0"),
    })),
  satisfaction: ({ service }, t) =>
    service === null || service.satisfaction.mean === null || service.satisfaction.answers === null
      ? []
      : [
          { name: t("value"), value: t("scoreOfFive", { score: service.satisfaction.mean.toFixed(2) }) },
          { name: t("answersGiven"), value: count(service.satisfaction.answers) },
        ],
};

const LEDGER_LINES: Readonly<Record<string, Lines<LedgerExamplesFragment>>> = {
  cash: ({ cash }, t) =>
    cash === null
      ? []
      : [
          { name: t("cashReceived"), value: money(t, cash.received) },
          { name: `= ${t("cashToPeriod")}`, value: money(t, cash.toPeriod) },
          { name: `+ ${t("cashToPrior")}`, value: money(t, cash.toPrior) },
          { name: `+ ${t("cashToLater")}`, value: money(t, cash.toLater) },
          { name: `+ ${t("cashHeld")}`, value: money(t, cash.heldChange) },
        ],
  collection_curve: ({ curve }, t) =>
    curve
      .filter(({ denominator }) => BigInt(denominator) > 0n)
      .map((point) => ({
        name: t("pointAfterDue", { days: point.days }),
        value: `${yuan(point.numerator)} ÷ ${yuan(point.denominator)} = ${percent(point)}`,
      })),
  ageing_by_year: ({ ageingByYear }, t) =>
    ageingByYear.map(({ year, open }) => ({ name: t("yearOf", { year }), value: money(t, open) })),
  online_share_amount: ({ onlineShare }, t) => shareLine(onlineShare, undefined, t),
  online_share_count: ({ onlineShareByCount }, t) => shareLine(onlineShareByCount, "paymentUnit", t),
  service_basis: ({ serviceRate }, t) => shareLine(serviceRate, undefined, t),
};

/** Whether a metric is worked out entry by entry: its example is of one estate. */
export const isFromLedger = (code: string): boolean => code in LEDGER_LINES;

/** The example of a metric that is worked out entry by entry. */
export const ledgerExampleOf = (code: string, figures: LedgerExamplesFragment, t: TFunction): readonly ExampleLine[] =>
  LEDGER_LINES[code]?.(figures, t) ?? [];

const money = (t: TFunction, fen: string): string => `${yuan(fen)} ${t("yuanUnit")}`;

/** A metric's value with what it is made of; empty where the ledger gives it none. */
export function exampleOf(
  { code, unit }: { readonly code: string; readonly unit: MetricUnit },
  figures: Figures,
  t: TFunction,
): readonly ExampleLine[] {
  const lines = LINES[code];
  if (lines !== undefined) return lines(figures, t);
  return shareLine(...ratioOf(code, unit, figures), t);
}

/** A share with what it was divided from; no line where there is nothing to take a share of. */
function shareLine(ratio: Ratio | null, counted: Counted | undefined, t: TFunction): readonly ExampleLine[] {
  if (ratio === null || hundredths(ratio) === null) return [];
  const { numerator, denominator } = ratio;
  const parts =
    counted === undefined
      ? `${yuan(String(numerator))} ÷ ${money(t, String(denominator))}`
      : [numerator, denominator]
          .map((part) => `${count(Number(part))} ${t(counted, { count: Number(part) })}`)
          .join(" ÷ ");
  return [{ name: t("value"), value: `${parts} = ${percent(ratio)}` }];
}

type Counted = "findingUnit" | "complaintUnit" | "promiseUnit" | "householdUnit" | "paymentUnit";

/** A metric's ratio, and what it counts where it counts no money. */
function ratioOf(code: string, unit: MetricUnit, figures: Figures): [Ratio | null, Counted | undefined] {
  const [ofFindings, ofService] = [FINDING_RATIOS[code], SERVICE_RATIOS[code]];
  if (ofFindings !== undefined) return [figures.findings && ofFindings(figures.findings), "findingUnit"];
  if (ofService !== undefined) return [figures.service && ofService(figures.service), "complaintUnit"];
  if (code === "promise_kept_rate") return [figures.promises, "promiseUnit"];
  return [RATIOS[code]?.(figures) ?? null, COUNTED[unit]];
}

/** What a rate counts that is no money. */
const COUNTED: Readonly<Partial<Record<MetricUnit, "householdUnit" | "paymentUnit">>> = {
  HOUSEHOLD_RATE: "householdUnit",
  COUNT_RATE: "paymentUnit",
};

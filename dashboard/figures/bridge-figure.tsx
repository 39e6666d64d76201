import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { CompositionFragment } from "../api/generated/graphql.ts";
import type { Step } from "../charts/waterfall-chart.tsx";
import { compactYuan, tickYuan } from "../format/compact.ts";
import { yuan } from "../format/money.ts";
import type { Word } from "../i18n/language.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { Column } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { useExplain } from "./explain.ts";
import type { Named } from "./rate-cell.tsx";
import type { FigureName } from "./rates.ts";

const WaterfallChart = lazy(() =>
  import("../charts/waterfall-chart.tsx").then((module) => ({ default: module.WaterfallChart })),
);

type Bridge = CompositionFragment["bridge"];

const PARTS = [
  ["bridgeBilled", "billed", 1n],
  ["bridgeWaived", "waived", -1n],
  ["bridgeWrittenOff", "writtenOff", -1n],
  ["bridgeCollected", "collected", -1n],
  ["bridgeRecovered", "recovered", -1n],
  ["bridgeArrearsWaived", "arrearsWaived", -1n],
  ["bridgeArrearsWrittenOff", "arrearsWrittenOff", -1n],
] as const;

/** Which figure's rows stand behind a step. */
const EXPLAINED = new Map<string, FigureName>([
  ["opening", "openingArrears"],
  ["billed", "billed"],
  ["collected", "collected"],
  ["recovered", "recoveryRate"],
  ["closing", "outstanding"],
]);

interface Line {
  readonly id: string;
  readonly label: string;
  /** What it adds, in fen; of a total, its level. */
  readonly fen: bigint;
  readonly before: bigint;
  readonly kind: "TOTAL" | "CHANGE" | "CHECK";
}

/** From the opening arrears to the closing ones, and what the steps leave unexplained: nothing. */
export function BridgeFigure({ bridge, whose }: { readonly bridge: Bridge; readonly whose: Named }) {
  const { t } = useTranslation();
  const explain = useExplain();
  const language = currentLanguage();
  const lines = linesOf(bridge, (word) => t(word));
  const amount = t("inBrackets", { text: t("amount"), more: t("yuanUnit") });
  const columns: Column<Line>[] = [
    {
      id: "step",
      head: t("bridgeStep"),
      cell: ({ label }) => label,
      fields: [{ name: t("bridgeStep"), value: ({ label }) => label }],
    },
    {
      id: "amount",
      numeric: true,
      head: amount,
      cell: ({ id, fen, kind }) => {
        const text = kind === "CHANGE" ? signedYuan(fen) : yuan(fen.toString());
        const figure = EXPLAINED.get(id);
        return figure === undefined ? (
          text
        ) : (
          <button
            type="button"
            className="amount-value"
            aria-haspopup="dialog"
            aria-label={t("explainRate", { whose: whose.name, rate: t(figure), value: text })}
            onClick={() => explain(whose, figure)}
          >
            {text}
          </button>
        );
      },
      fields: [{ name: amount, value: ({ fen }) => ({ fen: fen.toString() }) }],
    },
  ];
  return (
    <Figure
      id="bridge"
      title={t("bridge")}
      state={
        lines.every(({ fen }) => fen === 0n)
          ? { kind: "EMPTY", title: t("bridgeNone"), hint: t("bridgeNoneHint") }
          : { kind: "DATA" }
      }
      summary={t("bridgeSummary", {
        opening: compactYuan(bridge.opening, language),
        billed: compactYuan(bridge.billed, language),
        closing: compactYuan(bridge.closing, language),
        difference: yuan(bridge.difference),
      })}
      height={336}
      chart={
        <WaterfallChart
          steps={lines.map(stepOf)}
          name={t("bridge")}
          tick={(value) => tickYuan(value, language)}
          open={(id) => {
            const figure = EXPLAINED.get(id);
            if (figure !== undefined) explain(whose, figure);
          }}
        />
      }
      columns={columns}
      rows={lines}
      keyOf={({ id }) => id}
    />
  );
}

function linesOf(bridge: Bridge, t: (word: Word) => string): readonly Line[] {
  const opening = BigInt(bridge.opening);
  const lines: Line[] = [{ id: "opening", label: t("bridgeOpening"), fen: opening, before: 0n, kind: "TOTAL" }];
  let level = opening;
  for (const [word, part, sign] of PARTS) {
    const fen = sign * BigInt(bridge[part]);
    lines.push({ id: part, label: t(word), fen, before: level, kind: "CHANGE" });
    level += fen;
  }
  return [
    ...lines,
    { id: "closing", label: t("bridgeClosing"), fen: BigInt(bridge.closing), before: 0n, kind: "TOTAL" },
    { id: "difference", label: t("bridgeDifference"), fen: BigInt(bridge.difference), before: 0n, kind: "CHECK" },
  ];
}

function stepOf({ id, label, fen, before, kind }: Line): Step {
  const exact = fen.toString();
  const written = kind === "CHECK" ? yuan(exact) : compactYuan(exact, currentLanguage());
  return {
    id,
    label,
    from: Number(before) / 100,
    to: Number(before + fen) / 100,
    kind: kind === "CHANGE" ? "CHANGE" : "TOTAL",
    amount: kind === "CHANGE" && fen > 0n ? `+${written}` : written,
  };
}

const signedYuan = (fen: bigint): string => `${fen > 0n ? "+" : ""}${yuan(fen.toString())}`;

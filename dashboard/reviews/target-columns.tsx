import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { TargetsQuery } from "../api/generated/graphql.ts";
import type { RateTargets } from "../figures/targets.ts";
import { difference, percent, signed, type Ratio } from "../format/ratio.ts";
import { estatePath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Amount } from "../ui/amount.tsx";
import type { Column } from "../ui/data-table.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import "../figures/figures.css";
import "./reviews.css";

export type EstateTargets = TargetsQuery["estates"][number];
type Target = EstateTargets["targets"][number];
export type TargetIn = (row: EstateTargets) => Target | undefined;
type TargetedRate = Exclude<keyof RateTargets, "year">;

/** The rates for which there are targets, as they are set. */
export const TARGETED_RATES: readonly TargetedRate[] = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate"];
const share = (rate: number | null): Ratio => ({ numerator: rate ?? 0, denominator: rate === null ? 0 : 10_000 });

/** A column whose head can name its figures where a phone has no room for heads. */
export interface TargetColumn extends Column<EstateTargets> {
  readonly head: string;
}

/** The targets of an estate, those of the year so far beside them, and which version holds. */
export function useTargetColumns(targetOf: TargetIn, lastOf: TargetIn): readonly TargetColumn[] {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [search] = useSearchParams();
  const history = (code: string) => {
    const next = new URLSearchParams(search);
    next.set("versions", code);
    return `?${next.toString()}`;
  };
  const away = (row: EstateTargets) => {
    const rate = targetOf(row)?.currentRate ?? null;
    return rate === null ? null : difference(row.collection.currentRate, share(rate));
  };
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ code, name, stageUntil }) => (
        <span className="estate review-estate">
          <Link to={estatePath(code)}>{name}</Link>
          <span className="estate-code">{code}</span>
          {stageUntil !== null && <StageNote until={stageUntil} />}
        </span>
      ),
      fields: [
        { name: t("estateCode"), value: ({ code }) => code },
        { name: t("estate"), value: ({ name }) => name },
      ],
    },
    ...TARGETED_RATES.map((rate): TargetColumn => ({
      id: rate,
      numeric: true,
      head: t(rate),
      cell: (row) => percent(share(targetOf(row)?.[rate] ?? null)),
      fields: [{ name: t(rate), value: (row) => ({ share: share(targetOf(row)?.[rate] ?? null) }) }],
    })),
    {
      id: "actual",
      numeric: true,
      head: t("rateSoFar"),
      cell: (row) => {
        const points = away(row);
        return (
          <>
            {percent(row.collection.currentRate)}
            {points !== null && <small data-short={points < 0n}>{signed(points)}</small>}
          </>
        );
      },
      fields: [{ name: t("rateSoFar"), value: ({ collection }) => ({ share: collection.currentRate }) }],
    },
    {
      id: "planned",
      numeric: true,
      head: t("inBrackets", { text: t("plannedAmount"), more: t("yuanUnit") }),
      cell: (row) => {
        const fen = targetOf(row)?.planned ?? null;
        return fen === null ? "—" : <Amount fen={fen} />;
      },
      fields: [
        {
          name: t("plannedAmount"),
          value: (row) => {
            const fen = targetOf(row)?.planned ?? null;
            return fen === null ? "" : { fen };
          },
        },
      ],
    },
    {
      id: "done",
      numeric: true,
      head: t("againstPlan"),
      cell: (row) => percent(againstPlan(row, targetOf(row))),
      fields: [{ name: t("againstPlan"), value: (row) => ({ share: againstPlan(row, targetOf(row)) }) }],
    },
    {
      id: "version",
      head: t("targetVersion"),
      cell: (row) => {
        const target = targetOf(row);
        const last = lastOf(row);
        if (target === undefined || last === undefined) return "—";
        const no = t("targetVersionNo", { version: last.version });
        return (
          <>
            <Link to={history(row.code)} preventScrollReset>
              {t("targetVersionNo", { version: target.version })}
            </Link>
            {last.validFrom > today && (
              <small>
                {last.version !== target.version && `${no} `}
                {t("validSince", { day: last.validFrom })}
              </small>
            )}
          </>
        );
      },
      fields: [{ name: t("targetVersion"), value: (row) => targetOf(row)?.version ?? "" }],
    },
  ];
}

function StageNote({ until }: { readonly until: string }) {
  const { t } = useTranslation();
  const { today } = useFrame();
  return until < today ? null : (
    <span className="estate-note">
      <WholeCodes text={t("stageUntil", { day: until })} />
    </span>
  );
}

/** What came in of this year's bills and of arrears, as a share of the plan. */
const againstPlan = ({ collection }: EstateTargets, target: Target | undefined): Ratio => ({
  numerator: collection.combinedRate.numerator,
  denominator: target?.planned ?? 0,
});

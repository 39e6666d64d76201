import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { TargetsDocument, type TargetsQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { targetsIn, type RateTargets } from "../figures/targets.ts";
import { difference, percent, signed, type Ratio } from "../format/ratio.ts";
import { estatePath, paths } from "../paths.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { Amount } from "../ui/amount.tsx";
import { OneChoice } from "../ui/choices.tsx";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { SetTargets } from "./set-targets.tsx";
import { TargetHistory } from "./target-history.tsx";
import "../figures/figures.css";
import "./reviews.css";

type Row = TargetsQuery["estates"][number];
type Target = Row["targets"][number];
type TargetedRate = Exclude<keyof RateTargets, "year">;

const RATES: readonly TargetedRate[] = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate"];
const share = (rate: number | null): Ratio => ({ numerator: rate ?? 0, denominator: rate === null ? 0 : 10_000 });

/** Targets 年度目标 of estates beside what the year has brought so far. */
export function Component() {
  const { t } = useTranslation();
  const { today, me } = useFrame();
  const [search, setSearch] = useSearchParams();
  const [setting, set] = useState(false);
  const thisYear = Number(today.slice(0, 4));
  const year = Number(/^(?:19|20)\d{2}$/.exec(search.get("year") ?? "")?.[0] ?? thisYear);
  const period = { from: `${year}-01-01`, to: `${year}-12-31` };
  const asOf = year < thisYear ? period.to : today;
  const [answer, ask] = useQuery({ query: TargetsDocument, variables: { period, asOf } });
  const estates = answer.data?.estates ?? [];
  const lastOf = (row: Row) => targetsIn(row.targetVersions, period);
  // Of a year that is to come nothing holds yet: what was set for it shows all the same.
  const targetOf = (row: Row) => targetsIn(row.targets, period) ?? lastOf(row);
  const columns = useColumns(targetOf, lastOf);
  const title = t("targetsOf", { year });
  const state = panelState(answer, 320, () => ask({ requestPolicy: "network-only" }));
  const none = { kind: "EMPTY", title: t("noTargets"), hint: t("noTargetsHint") } as const;
  const show = (name: string, value: string | null) =>
    setSearch((current) => {
      const next = new URLSearchParams(current);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const opened = search.get("versions");
  return (
    <PageFiles
      title={title}
      stamp={[
        [t("period"), `${period.from} – ${period.to}`],
        [t("asOf"), asOf],
      ]}
    >
      <PageHead
        title={t("targets")}
        purpose={t("targetsPurpose")}
        crumbs={[{ name: t("performanceReviews"), path: paths.reviews }]}
      >
        {me.role === "HEADQUARTERS" && <Button onClick={() => set(true)}>{t("setTargets")}</Button>}
        <PageActs title={title} />
      </PageHead>
      <Panel
        id="targets"
        title={title}
        note={
          year > thisYear
            ? t("targetsToCome")
            : [estates.length > 0 && t("ofEstates", { count: estates.length }), t("targetsNote", { day: asOf })]
                .filter(Boolean)
                .join(" · ")
        }
        state={state.kind === "DATA" && estates.length === 0 ? none : state}
        controls={
          <OneChoice
            aria-label={t("targetYear")}
            size="xs"
            w={110}
            allowDeselect={false}
            value={String(year)}
            data={[1, 0, -1, -2].map((step) => String(thisYear + step))}
            onChange={(value) => show("year", value)}
          />
        }
        file={() => tableFile(title, columns, estates)}
      >
        <DataTable labelledBy="targets" columns={columns} rows={estates} keyOf={({ code }) => code} />
      </Panel>
      {opened !== null && <TargetHistory code={opened} close={() => show("versions", null)} />}
      {setting && (
        <SetTargets
          year={year}
          table={pasteOf(estates, lastOf)}
          close={() => set(false)}
          done={() => {
            set(false);
            ask({ requestPolicy: "network-only" });
          }}
        />
      )}
    </PageFiles>
  );
}

type TargetIn = (row: Row) => Target | undefined;

function useColumns(targetOf: TargetIn, lastOf: TargetIn): readonly Column<Row>[] {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [search] = useSearchParams();
  const history = (code: string) => {
    const next = new URLSearchParams(search);
    next.set("versions", code);
    return `?${next.toString()}`;
  };
  const away = (row: Row) => {
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
    ...RATES.map((rate): Column<Row> => ({
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
      wide: true,
      head: `${t("plannedAmount")} (${t("yuanUnit")})`,
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
      wide: true,
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
const againstPlan = ({ collection }: Row, target: Target | undefined): Ratio => ({
  numerator: collection.combinedRate.numerator,
  denominator: target?.planned ?? 0,
});

/** The targets as a table to be changed and pasted back. */
const pasteOf = (rows: readonly Row[], targetOf: TargetIn): string =>
  rows
    .map((row) => {
      const target = targetOf(row);
      const cells = RATES.map((rate) => {
        const value = target?.[rate] ?? null;
        return value === null ? "" : `${(value / 100).toFixed(2)}%`;
      });
      const planned = target?.planned ?? null;
      const yuan = planned === null ? "" : `${planned.slice(0, -2) || "0"}.${planned.slice(-2).padStart(2, "0")}`;
      return [row.code, ...cells, yuan, target?.stageUntil ?? ""].join("\t");
    })
    .join("\n");

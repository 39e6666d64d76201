import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { TargetsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { targetsIn } from "../figures/targets.ts";
import { paths } from "../paths.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { OneChoice } from "../ui/choices.tsx";
import { tableFile } from "../ui/data-table.tsx";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { SetTargets } from "./set-targets.tsx";
import { TARGETED_RATES, useTargetColumns, type EstateTargets, type TargetIn } from "./target-columns.tsx";
import { TargetHistory } from "./target-history.tsx";
import { TargetTable } from "./target-table.tsx";

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
  const lastOf = (row: EstateTargets) => targetsIn(row.targetVersions, period);
  // Of a year that is to come nothing holds yet: what was set for it shows all the same.
  const targetOf = (row: EstateTargets) => targetsIn(row.targets, period) ?? lastOf(row);
  const columns = useTargetColumns(targetOf, lastOf);
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
        <TargetTable columns={columns} rows={estates} />
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

/** The targets as a table to be changed and pasted back. */
const pasteOf = (rows: readonly EstateTargets[], targetOf: TargetIn): string =>
  rows
    .map((row) => {
      const target = targetOf(row);
      const cells = TARGETED_RATES.map((rate) => {
        const value = target?.[rate] ?? null;
        return value === null ? "" : `${(value / 100).toFixed(2)}%`;
      });
      const planned = target?.planned ?? null;
      const yuan = planned === null ? "" : `${planned.slice(0, -2) || "0"}.${planned.slice(-2).padStart(2, "0")}`;
      return [row.code, ...cells, yuan, target?.stageUntil ?? ""].join("\t");
    })
    .join("\n");

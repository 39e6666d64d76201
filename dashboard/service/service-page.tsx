import { Select } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { ServiceFiguresDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { parsePeriod } from "../format/period.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { useFrame } from "../shell/frame.ts";
import { HOUSEHOLDS, isOpenTo } from "../shell/roles.ts";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { ComplaintList } from "./complaint-list.tsx";
import { ServiceTable } from "./service-table.tsx";
import { firstDay, MONTHS, readServiceView, writeServiceView, type ServiceView } from "./service-view.ts";
import "./service.css";

/** Complaints 投诉 and satisfaction 满意度: how they are answered, by any group, and the complaints themselves. */
export function Component() {
  const { t } = useTranslation();
  const { me, today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readServiceView(search), [search]);
  const show = useCallback(
    (change: Partial<ServiceView>) =>
      setSearch((current) => writeServiceView(current, change), { preventScrollReset: true }),
    [setSearch],
  );
  const [logged, setLogged] = useState(0);
  const own = view.period === null ? null : parsePeriod(view.period);
  const shown = own ?? { from: firstDay(today, view.months), to: today };
  const asOf = own === null || own.to > today ? today : own.to;
  // A committee is told figures as they stand, and asks for no time of its own.
  const knownAt = me.role === "COMMITTEE" ? null : view.knownAt;
  const [asked, ask] = useQuery({
    query: ServiceFiguresDocument,
    variables: {
      by: view.by,
      ...shown,
      asOf,
      knownAt,
      estates: view.estate === null ? null : [view.estate],
    },
    requestPolicy: "cache-and-network",
  });
  const again = () => ask({ requestPolicy: "network-only" });
  const estates = (asked.data?.estates ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
  const narrowed = [view.open && t("openOnly"), view.counted && t("countedOnly")]
    .filter((word) => word !== false)
    .join(" · ");
  const stamp = [
    [t("scope"), view.estate ?? t("portfolio")],
    [t("figuresOf"), t("rangeOf", { from: shown.from, to: shown.to })],
    [t("asOf"), asOf],
    ...(knownAt === null ? [] : ([[t("knownAt"), moment(knownAt)]] as const)),
    [t("narrowedBy"), narrowed || t("notNarrowed")],
  ] as const;
  return (
    <PageFiles title={t("service")} stamp={stamp}>
      <PageHead title={t("service")} purpose={t("servicePurpose")}>
        <PageActs title={`${t("service")} ${today}`} />
      </PageHead>
      <div className="service-filters">
        <Select
          aria-label={t("periodLabel")}
          allowDeselect={false}
          value={view.period ?? String(view.months)}
          data={[
            ...(view.period === null ? [] : [{ value: view.period, label: view.period }]),
            ...MONTHS.map((months) => ({ value: String(months), label: t("serviceMonths", { count: months }) })),
          ]}
          onChange={(chosen) => {
            const months = MONTHS.find((each) => String(each) === chosen);
            if (months !== undefined) show({ months, period: null });
          }}
        />
        <Select
          aria-label={t("estate")}
          placeholder={t("allEstates")}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
          value={view.estate}
          data={estates}
          onChange={(estate) => show({ estate })}
        />
        <p className="dim">
          <Dotted
            parts={[t("asOfStamp", { day: asOf }), knownAt !== null && t("knownStamp", { moment: moment(knownAt) })]}
          />
        </p>
      </div>
      <ServiceTable
        view={view}
        show={show}
        total={asked.data?.total[0]}
        groups={asked.data?.groups ?? []}
        state={panelState({ ...asked, fetching: asked.fetching && asked.data === undefined }, listHeight(360), again)}
      />
      {isOpenTo(HOUSEHOLDS, me.role) && (
        <ComplaintList
          key={logged}
          view={view}
          show={show}
          within={own === null ? null : { ...own, asOf }}
          estates={estates}
          changed={() => {
            again();
            setLogged((before) => before + 1);
          }}
        />
      )}
    </PageFiles>
  );
}

import { SegmentedControl, Select } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient, useQuery } from "urql";
import {
  AuditExceptionsDocument,
  type AuditExceptionsQuery,
  AuditRulesDocument,
  RecordChoicesDocument,
  type ListedExceptionFragment,
} from "../api/generated/graphql.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { currentLanguage } from "../i18n/language.ts";
import { listFile } from "../records/list-file.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { RowsShown } from "../records/rows-shown.tsx";
import { useMemoByText } from "../records/use-memo-by-text.ts";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { listHeight } from "../ui/list-height.ts";
import { useUnread } from "../ui/use-unread.ts";
import { Panel } from "../ui/panel.tsx";
import { filterOf, isNarrowed, SEVERITIES, STANDINGS, type AuditView } from "./audit-view.ts";
import { ExceptionCard } from "./exception-card.tsx";
import { exceptionColumns } from "./exception-columns.ts";

interface ExceptionListProps {
  readonly view: AuditView;
  readonly show: (change: Partial<AuditView>) => void;
  readonly open: OpenEntry;
  readonly decided: () => void;
}

const pageOf = ({ auditExceptions }: AuditExceptionsQuery) => auditExceptions;

/** The exceptions that match, the most serious first, then by money at stake. */
export function ExceptionList({ view, show, open, decided }: ExceptionListProps) {
  const { t } = useTranslation();
  const client = useClient();
  const filter = useMemoByText(filterOf(view));
  // How exceptions stand after an act: they keep their place until the list is read anew.
  const [changed, setChanged] = useState<ReadonlyMap<string, ListedExceptionFragment>>(new Map());
  const ask = useCallback(
    (page: AskedPage) =>
      client.query(AuditExceptionsDocument, { ...page, filter }, { requestPolicy: "network-only" }).toPromise(),
    [client, filter],
  );
  const { pages, read } = useListing(ask, pageOf, 30);
  const none = isNarrowed(view)
    ? { title: t("noneMatch"), hint: t("noneMatchHint") }
    : { title: t("noneToVerify"), hint: t("noneToVerifyHint") };
  const take = (exception: ListedExceptionFragment | null) => {
    if (exception !== null) setChanged((before) => new Map(before).set(exception.id, exception));
    decided();
  };
  return (
    <Panel
      title={t("exceptionList")}
      note={<RowsShown pages={pages} note={t("exceptionListNote")} />}
      state={stateOfPages(pages, { height: listHeight(720), ...none })}
      filters={<Filters view={view} show={show} />}
      file={() => listFile(t("exceptionList"), exceptionColumns(t), read)}
    >
      <div className="audit-list">
        {pages.rows.map((row) => (
          <ExceptionCard key={row.id} exception={changed.get(row.id) ?? row} open={open} take={take} />
        ))}
      </div>
      <MoreRows pages={pages} file="XLSX" />
    </Panel>
  );
}

function Filters({ view, show }: Pick<ExceptionListProps, "view" | "show">) {
  const { t } = useTranslation();
  const [{ data: choices, error }, ask] = useQuery({ query: RecordChoicesDocument });
  const unread = useUnread(error, () => ask({ requestPolicy: "network-only" }));
  const [{ data: catalogue }] = useQuery({ query: AuditRulesDocument });
  const estates = choices?.estates ?? (view.estate === null ? [] : [{ code: view.estate, name: "" }]);
  const clear = { "aria-label": t("clear") };
  return (
    <div className="audit-filters">
      <SegmentedControl
        size="xs"
        aria-label={t("auditStanding")}
        value={view.standing}
        onChange={(standing) => show({ standing })}
        data={STANDINGS.map((value) => ({ value, label: t(`standing${value}`) }))}
      />
      <Select
        aria-label={t("auditRule")}
        placeholder={t("allRules")}
        searchable
        clearable
        clearButtonProps={clear}
        value={view.rule}
        data={(catalogue?.auditRules ?? []).map(({ code, title }) => ({
          value: code,
          label: title[currentLanguage()],
        }))}
        onChange={(rule) => show({ rule })}
      />
      <Select
        aria-label={t("auditEstate")}
        placeholder={t("allEstates")}
        searchable
        clearable
        clearButtonProps={clear}
        value={view.estate}
        data={estates.map(({ code, name }) => ({ value: code, label: `${code} ${name}`.trimEnd() }))}
        onChange={(estate) => show({ estate })}
        {...unread}
      />
      <Select
        aria-label={t("auditSeverity")}
        placeholder={t("allAuditSeverities")}
        clearable
        clearButtonProps={clear}
        value={view.severity}
        data={SEVERITIES.map((value) => ({ value, label: t(`auditSeverity${value}`) }))}
        onChange={(chosen) => show({ severity: SEVERITIES.find((own) => own === chosen) ?? null })}
      />
    </div>
  );
}

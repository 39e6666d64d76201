import { Button, Switch } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import {
  ComplaintsDocument,
  type ComplaintsQuery,
  RaiseComplaintFindingDocument,
  type ListedComplaintFragment,
} from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { findingPath } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { listFile } from "../records/list-file.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { RowsShown } from "../records/rows-shown.tsx";
import { useMemoByText } from "../records/use-memo-by-text.ts";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { useFrame } from "../shell/frame.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { complaintColumns, isLate } from "./complaint-columns.ts";
import { LogComplaint } from "./log-complaint.tsx";
import type { ServiceView } from "./service-view.ts";
import "../people/door.css";

interface ComplaintListProps {
  readonly view: ServiceView;
  readonly show: (change: Partial<ServiceView>) => void;
  /** Days of the page's own period; null where the list is of all times. */
  readonly within: { readonly from: string; readonly to: string; readonly asOf: string } | null;
  readonly estates: readonly { readonly value: string; readonly label: string }[];
  readonly changed: () => void;
}

const pageOf = ({ complaints }: ComplaintsQuery) => complaints;

/** Complaints and enquiries, the latest first; each can be followed up, and made a finding. */
export function ComplaintList({ view, show, within, estates, changed }: ComplaintListProps) {
  const { t } = useTranslation();
  const { me, hasEstates } = useFrame();
  const client = useClient();
  const { estate, open, counted, knownAt } = view;
  const asked = useMemoByText({
    estate,
    open,
    knownAt,
    from: within?.from ?? null,
    to: within?.to ?? null,
    dueBy: counted ? (within?.asOf ?? null) : null,
  });
  const ask = useCallback(
    (page: AskedPage) =>
      client.query(ComplaintsDocument, { ...page, ...asked }, { requestPolicy: "network-only" }).toPromise(),
    [client, asked],
  );
  const { pages, read } = useListing(ask, pageOf, 50);
  const [editing, edit] = useState<ListedComplaintFragment | "NEW" | null>(null);
  const [raising, raise] = useState<ListedComplaintFragment | null>(null);
  // What was known at an earlier time is read: a row of it may have gone on since.
  const logs = me.role !== "AUDITOR" && knownAt === null && hasEstates;
  const done = () => {
    edit(null);
    raise(null);
    changed();
  };
  return (
    <>
      <Panel
        title={t("complaintList")}
        note={
          <RowsShown
            pages={pages}
            note={`${
              within === null ? t("complaintsOfAll") : t("complaintsOf", { from: within.from, to: within.to })
            } · ${t("complaintListNote")}`}
          />
        }
        state={stateOfPages(pages, { height: listHeight(320), title: t("noComplaints"), hint: t("noComplaintsHint") })}
        filters={
          <div className="service-filters">
            <Switch
              label={t("openOnly")}
              checked={open}
              onChange={({ currentTarget }) => show({ open: currentTarget.checked })}
            />
            {within !== null && (
              <Switch
                label={t("countedOnly")}
                checked={counted}
                onChange={({ currentTarget }) => show({ counted: currentTarget.checked })}
              />
            )}
            {logs && <Button onClick={() => edit("NEW")}>{t("logComplaint")}</Button>}
          </div>
        }
        file={() => listFile(t("complaintList"), complaintColumns(t), read)}
      >
        <PlainTable
          cards
          className="complaints"
          heads={[t("complaintNo"), t("estate"), t("receivedAt"), t("respondedAt"), t("settledAt"), t("acts")]}
        >
          <tbody>
            {pages.rows.map((complaint) => (
              <Row
                key={`${complaint.estate.code} ${complaint.complaintNo}`}
                complaint={complaint}
                edit={logs ? () => edit(complaint) : null}
                raise={() => raise(complaint)}
              />
            ))}
          </tbody>
        </PlainTable>
        <MoreRows pages={pages} file="XLSX" />
      </Panel>
      {editing !== null && (
        <LogComplaint
          known={editing === "NEW" ? null : editing}
          estate={estate}
          estates={estates}
          done={done}
          close={() => edit(null)}
        />
      )}
      {raising !== null && <Raise complaint={raising} done={done} close={() => raise(null)} />}
    </>
  );
}

interface RowProps {
  readonly complaint: ListedComplaintFragment;
  readonly edit: (() => void) | null;
  readonly raise: () => void;
}

function Row({ complaint, edit, raise }: RowProps) {
  const { t } = useTranslation();
  const {
    complaintNo,
    kind,
    channel,
    subject,
    buildingCode,
    estate,
    receivedAt,
    respondBy,
    respondedAt,
    settledAt,
    finding,
  } = complaint;
  return (
    <tr>
      <th scope="row">
        {complaintNo}
        <small>
          <Dotted
            parts={[t(`complaintKind_${kind}`), t(`serviceSubject_${subject}`), t(`serviceChannel_${channel}`)]}
          />
        </small>
      </th>
      <td data-name={t("estate")}>
        {estate.name}
        {buildingCode !== null && <small>{t("complaintBuilding", { code: buildingCode })}</small>}
      </td>
      <td data-name={t("receivedAt")}>{moment(receivedAt)}</td>
      <td data-name={t("respondedAt")}>
        {respondedAt === null ? t("notYet") : moment(respondedAt)}
        {isLate(complaint) && <small className="service-late">{t("pastResponse", { at: moment(respondBy) })}</small>}
      </td>
      <td data-name={t("settledAt")}>{settledAt === null ? t("notYet") : moment(settledAt)}</td>
      <td>
        <div className="service-acts">
          {edit !== null && settledAt === null && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t("followUpNo", { no: complaintNo })}
              onClick={edit}
            >
              {t("followUp")}
            </Button>
          )}
          {finding === null ? (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t("toFindingNo", { no: complaintNo })}
              onClick={raise}
            >
              {t("toFinding")}
            </Button>
          ) : (
            <Link className="choose" to={findingPath(finding.code)}>
              <span>{finding.code}</span>
            </Link>
          )}
        </div>
      </td>
    </tr>
  );
}

function Raise({
  complaint,
  done,
  close,
}: {
  readonly complaint: ListedComplaintFragment;
  readonly done: () => void;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const { act, busy, wrongBeside } = useAct(RaiseComplaintFindingDocument, done);
  const { estate, complaintNo } = complaint;
  return (
    <Dialog title={t("toFindingNo", { no: complaintNo })} close={close}>
      <p className="dim">{t("toFindingHint")}</p>
      <FormWrong text={wrongBeside()} />
      <div className="service-acts">
        {(["GENERAL", "MORE_SERIOUS", "SEVERE"] as const).map((severity) => (
          <Button
            key={severity}
            variant="default"
            loading={busy}
            onClick={() => void act({ input: { estate: estate.code, complaintNo, severity } })}
          >
            {t(`complaintSeverity_${severity}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}

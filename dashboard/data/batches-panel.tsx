import { Button, Textarea } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { BatchesDocument, type BatchesQuery, type ListedBatchFragment } from "../api/generated/graphql.ts";
import { count } from "../format/money.ts";
import { moment } from "../format/moment.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { listFile } from "../records/list-file.ts";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { listHeight } from "../ui/list-height.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { batchColumns, byFile } from "./batch-columns.ts";
import { useTableName } from "./table-name.ts";
import type { ImportWork } from "./use-import.ts";

const pageOf = ({ batches }: BatchesQuery) => batches;

/** Everything that was recorded, act by act, the latest first; an import can be withdrawn for a reason. */
export function BatchesPanel({ imports }: { readonly imports: ImportWork }) {
  const { t } = useTranslation();
  const client = useClient();
  const [leaving, setLeaving] = useState<number | null>(null);
  const nameOf = useTableName();
  const ask = useCallback(
    (page: AskedPage) => client.query(BatchesDocument, page, { requestPolicy: "network-only" }).toPromise(),
    [client],
  );
  const { pages, read } = useListing(ask, pageOf, 20);
  const { rows } = pages;
  const withdrawn = new Set(rows.map(({ withdrawsBatchId }) => withdrawsBatchId));
  return (
    <Panel
      title={t("batches")}
      note={<RowsShown pages={pages} note={t("batchesNote")} />}
      file={() => listFile(t("batches"), batchColumns(t, nameOf), byFile(read))}
      state={stateOfPages(pages, { height: listHeight(320), title: t("noBatches"), hint: t("noBatchesHint") })}
    >
      <PlainTable cards className="batches" heads={[t("batch"), t("knownSince"), t("filesAndRows"), t("acts")]}>
        <tbody>
          {rows.map((batch) => (
            <tr key={batch.id}>
              <th scope="row">
                <Dotted parts={[t("batchNo", { no: batch.batchId }), t(`batch${batch.kind}`)]} />
                <small>{batch.label}</small>
              </th>
              <td data-name={t("knownSince")}>{moment(batch.recordedAt)}</td>
              <td className="cell-wide" data-name={t("filesAndRows")}>
                <Files batch={batch} />
              </td>
              <td>
                {canBeWithdrawn(batch) && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={imports.work.kind !== "NONE"}
                    aria-label={t("withdrawNo", { no: batch.batchId })}
                    onClick={() => setLeaving(batch.batchId)}
                  >
                    {t("withdraw")}
                  </Button>
                )}
                {withdrawn.has(batch.batchId) && <span className="dim">{t("isWithdrawn")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      <MoreRows pages={pages} file="XLSX" />
      {leaving !== null && <WithdrawDialog batchId={leaving} imports={imports} close={() => setLeaving(null)} />}
    </Panel>
  );

  function canBeWithdrawn({ batchId, kind }: ListedBatchFragment): boolean {
    return (kind === "IMPORT" || kind === "RESUBMISSION") && !withdrawn.has(batchId);
  }
}

function Files({ batch: { files } }: { readonly batch: ListedBatchFragment }) {
  const { t } = useTranslation();
  const nameOf = useTableName();
  if (files.length === 0) return <span className="dim">{t("noFiles")}</span>;
  return (
    <ul className="batch-files">
      {files.map(({ file, table, accepted, unchanged, quarantined }) => (
        <li key={`${file} ${table}`}>
          {file} <span className="dim">({nameOf(table)})</span>{" "}
          {t("fileCounts", {
            accepted: count(accepted),
            unchanged: count(unchanged),
            quarantined: count(quarantined),
          })}
        </li>
      ))}
    </ul>
  );
}

interface WithdrawDialogProps {
  readonly batchId: number;
  readonly imports: ImportWork;
  readonly close: () => void;
}

/** Asks why; what was recorded stays on record, and counts as never made from then on. */
function WithdrawDialog({ batchId, imports, close }: WithdrawDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const withdraw = () => {
    close();
    window.scrollTo({ top: 0 });
    void imports.withdraw(batchId, reason.trim());
  };
  return (
    <Dialog title={t("withdrawNo", { no: batchId })} close={close}>
      <p className="dim">{t("withdrawMeans")}</p>
      <Textarea
        data-autofocus
        label={t("reason")}
        required
        minRows={2}
        autosize
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className="import-row withdraw-acts">
        <Button color="#a63f00" disabled={reason.trim() === ""} onClick={withdraw}>
          {t("withdraw")}
        </Button>
        <Button variant="default" onClick={close}>
          {t("keepIt")}
        </Button>
      </div>
    </Dialog>
  );
}

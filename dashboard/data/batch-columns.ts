import type { TFunction } from "i18next";
import type { ListedBatchFragment } from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import type { FileColumn } from "../records/list-file.ts";
import { parted } from "../records/parted.ts";
import type { ReadPage } from "../records/use-pages.ts";

interface BatchFileRow {
  readonly batch: ListedBatchFragment;
  /** Absent for a batch without files. */
  readonly brought: ListedBatchFragment["files"][number] | undefined;
}

/** Batches by the files they took in: what each brought is a number in a cell of its own. */
export const byFile = (read: ReadPage<ListedBatchFragment>): ReadPage<BatchFileRow> =>
  parted(read, (batch): readonly BatchFileRow[] =>
    batch.files.length === 0 ? [{ batch, brought: undefined }] : batch.files.map((brought) => ({ batch, brought })),
  );

/** The columns of batches in a file. */
export const batchColumns = (t: TFunction, nameOf: (table: string) => string): readonly FileColumn<BatchFileRow>[] => [
  [t("batch"), ({ batch }) => batch.batchId],
  [t("batchKind"), ({ batch }) => t(`batch${batch.kind}`)],
  [t("batchLabel"), ({ batch }) => batch.label],
  [t("knownSince"), ({ batch }) => moment(batch.recordedAt)],
  [t("withdrawsBatch"), ({ batch }) => batch.withdrawsBatchId],
  [t("fileName"), ({ brought }) => brought?.file],
  [t("dataTable"), ({ brought }) => brought && nameOf(brought.table)],
  [t("rowsAccepted"), ({ brought }) => brought?.accepted],
  [t("rowsUnchanged"), ({ brought }) => brought?.unchanged],
  [t("quarantinedRows"), ({ brought }) => brought?.quarantined],
];

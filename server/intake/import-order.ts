import { basename } from "node:path";
import type { Database } from "../database/transaction.ts";
import { OPERATOR } from "../platform/actor.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { Refusal } from "../platform/refusal.ts";
import { openCanonical } from "./canonical-source.ts";
import { CsvFile } from "./csv-file.ts";
import type { JobOrder } from "./import-desk.ts";
import type { JobNote } from "./job-notes.ts";
import { openMapped } from "./mapped-source.ts";
import { checkMapping, GIVEN, notJson } from "./read-mapping.ts";
import { readResubmission } from "./resubmission.ts";
import { UploadRefusal, type UploadStore } from "./upload.store.ts";
import { findWithdrawal, openWithdrawal } from "./withdraw-batch.ts";

/** Input that a caller can mend, with the field it stands in. */
export class OrderRefusal extends Error {
  constructor(
    readonly code: string,
    readonly field: string,
    readonly told: BothLanguages,
  ) {
    super(told.en);
  }
}

/** An order before it is said in whose name. */
type Anonymous = Omit<JobOrder, "actor">;

/** Paths of uploads that are complete. */
export function pathsOf(store: UploadStore, uploads: readonly string[], field: string): string[] {
  if (uploads.length === 0)
    throw new OrderRefusal("MISSING", field, { en: "Name at least one upload.", zh: "请至少选择一个文件。" });
  return uploads.map((id) => {
    const path = pathOf(store, id, field);
    if (path !== null) return path;
    throw new OrderRefusal("INCOMPLETE", field, {
      en: `Upload ${id} is not complete: send the rest of its bytes.`,
      zh: "文件没有上传完整，请重新选择。",
    });
  });
}

function pathOf(store: UploadStore, id: string, field: string): string | null {
  try {
    return store.pathOf(id);
  } catch (error) {
    if (error instanceof UploadRefusal)
      throw new OrderRefusal(error.code, field, {
        en: error.message,
        zh: "文件已被清除（上传后保留一天），请重新选择。",
      });
    throw error;
  }
}

const isThere = (store: UploadStore, uploads: readonly string[]) => () => {
  const known = new Set(store.list().map(({ id }) => id));
  return uploads.every((id) => known.has(id));
};

/** An import of uploaded files: canonical tables, or through a mapping given as JSON text. */
export function importOrder(
  store: UploadStore,
  uploads: readonly string[],
  mapping: string | null,
  dryRun: boolean,
): Anonymous {
  const paths = pathsOf(store, uploads, "uploads");
  const read = mapping === null ? null : mappingOf(mapping);
  return {
    kind: "IMPORT",
    files: paths.map((path) => basename(path)),
    uploads,
    dryRun,
    ...(mapping !== null && { mapping }),
    open: async () => (read === null ? openCanonical(paths) : openMapped(paths, read)),
    available: isThere(store, uploads),
    recorded: () => uploads.forEach((id) => store.remove(id)),
  };
}

/** The order of an import that was under way when its server ended; it can be given again where its files are still there. */
export function orderAgain(store: UploadStore, { kind, files, uploads, mapping, dryRun }: JobNote): JobOrder {
  try {
    if (kind === "IMPORT") return { ...importOrder(store, uploads, mapping, dryRun), actor: OPERATOR };
  } catch (error) {
    if (!(error instanceof OrderRefusal)) throw error;
  }
  const open = () => Promise.reject(new Error("what was interrupted is not given again without its files"));
  return { kind, files, uploads, dryRun, actor: OPERATOR, open, available: () => false };
}

function mappingOf(text: string) {
  try {
    return checkMapping(GIVEN, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) {
      const { en, zh } = notJson(error);
      throw new OrderRefusal("BAD_MAPPING", "mapping", {
        en: `The mapping cannot be read: ${en}.`,
        zh: `列映射无法读取：${zh}。`,
      });
    }
    if (error instanceof Refusal) throw new OrderRefusal("BAD_MAPPING", "mapping", error.told);
    throw error;
  }
}

/** A corrected quarantine file. */
export function resubmissionOrder(database: Database, store: UploadStore, upload: string, dryRun: boolean): Anonymous {
  const paths = pathsOf(store, [upload], "upload");
  return {
    kind: "RESUBMISSION",
    files: paths.map((path) => basename(path)),
    uploads: [upload],
    dryRun,
    open: () => readResubmission(database, new CsvFile(paths[0] ?? "", { names: (header) => [...header] })),
    available: isThere(store, [upload]),
    recorded: () => store.remove(upload),
  };
}

/** The withdrawal of a batch. */
export function withdrawalOrder(database: Database, batchId: number, reason: string): Anonymous {
  if (reason.trim() === "")
    throw new OrderRefusal("MISSING", "reason", { en: "Say why the batch is withdrawn.", zh: "请填写撤回原因。" });
  if (reason.length > 500)
    throw new OrderRefusal("TOO_LONG", "reason", {
      en: "Say why in at most 500 characters.",
      zh: "原因不能超过 500 个字。",
    });
  return {
    kind: "WITHDRAWAL",
    files: [],
    uploads: [],
    dryRun: false,
    withdrawsBatchId: batchId,
    async open() {
      await findWithdrawal(database, batchId);
      return openWithdrawal(batchId, reason.trim());
    },
    available: () => true,
  };
}

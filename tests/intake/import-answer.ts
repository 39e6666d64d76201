import { z } from "zod";

/** An import as these tests ask for it. */
export const jobShape = z.looseObject({
  id: z.string(),
  state: z.string(),
  rowsRead: z.number(),
  failure: z.object({ en: z.string(), zh: z.string() }).nullable(),
  canRetry: z.boolean(),
  report: z
    .looseObject({
      batch: z.object({ batchId: z.number() }).nullable(),
      tables: z.array(z.looseObject({ table: z.string(), accepted: z.number(), quarantined: z.number() })),
      reasons: z.array(z.looseObject({ code: z.string(), count: z.number() })),
    })
    .nullable(),
});
export type Job = z.infer<typeof jobShape>;

export const payloadShape = z.object({
  job: jobShape.nullable(),
  userErrors: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
});

export const JOB = `{ id state rowsRead failure { en zh } canRetry report {
  batch { batchId } tables { table accepted quarantined } reasons { code count message { en } } problems { column header columnName { zh en } message { zh } rows { line value } } } }`;

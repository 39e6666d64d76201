import type { Page } from "playwright-core";
import { asked } from "./session-calls.ts";

/** Brings canonical tables in with the session of a window, for steps that another journey goes through in the browser. */
export async function importFiles(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const uploads: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const begun = await page.request.post(new URL("/uploads", page.url()).href, { data: { name, size: bytes.length } });
    const { id }: { readonly id: string } = await begun.json();
    const sent = await page.request.put(new URL(`/uploads/${id}?offset=0`, page.url()).href, {
      headers: { "content-type": "application/octet-stream" },
      data: bytes,
    });
    if (!sent.ok()) throw new Error(await sent.text());
    uploads.push(id);
  }
  interface Job {
    readonly id: string;
    readonly state: string;
    readonly failure: { readonly en: string } | null;
  }
  const started = await asked<{ readonly startImport: { readonly job: Job } }>(
    page,
    `mutation { startImport(input: { uploads: ${JSON.stringify(uploads)} }) { job { id state failure { en } } userErrors { code } } }`,
  );
  let { job } = started.startImport;
  while (job.state === "WAITING" || job.state === "RUNNING")
    ({ importJob: job } = await asked<{ readonly importJob: Job }>(
      page,
      `{ importJob(id: "${job.id}") { id state failure { en } } }`,
    ));
  if (job.failure !== null) throw new Error(job.failure.en);
}

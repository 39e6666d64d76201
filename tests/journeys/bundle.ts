import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const FOLDER = join(import.meta.dirname, "../../dist/dashboard");
const ENTRIES = ["index.html", "comparison/comparison-page.tsx", "i18n/zh.ts"];

const manifest = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }));

/** Compressed JavaScript that the comparison needs before it shows figures: its entries and all that they import statically. */
export function firstScreenBytes(): number {
  const chunks = manifest.parse(JSON.parse(readFileSync(join(FOLDER, ".vite/manifest.json"), "utf8")));
  const needed = new Set<string>();
  const need = (name: string): void => {
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`${name} is not in the build`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports.forEach(need);
  };
  ENTRIES.forEach(need);
  return [...needed].reduce((sum, file) => sum + statSync(join(FOLDER, `${file}.gz`)).size, 0);
}

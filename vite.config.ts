import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip as gzipBytes, type InputType, type ZlibOptions } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const gzip = promisify<InputType, ZlibOptions, Buffer>(gzipBytes);
const brotli = promisify<InputType, Buffer>(brotliCompress);
const TEXT = /\.(js|css|html|svg)$/;

async function compress(path: string): Promise<void> {
  const text = await readFile(path);
  await Promise.all([
    gzip(text, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)),
    brotli(text).then((bytes) => writeFile(`${path}.br`, bytes)),
  ]);
}

/** Writes every text file a second and third time, compressed, so that the server only has to send it. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved({ build }) {
      folder = build.outDir;
    },
    async closeBundle() {
      const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
      // All at once: each is compressed in a thread of its own.
      await Promise.all(paths.filter((path) => TEXT.test(path) && statSync(path).isFile()).map(compress));
    },
  };
}

/** A document in a page's code is there to be read by people and by the generator: what runs is the generated one, which holds it parsed. */
const DOCUMENT = /^(export const \w+ = )?graphql\(`[^`]*`\);$/gm;

/** Takes documents out of the code that browsers get. */
function withoutDocuments(): Plugin {
  return {
    name: "without-documents",
    enforce: "pre",
    transform: {
      filter: { id: /\/dashboard\/.*\.tsx?$/, code: "graphql(`" },
      handler: (code) => code.replace(DOCUMENT, "").replace(/^import \{ graphql \} from .*$/m, ""),
    },
  };
}

/** What a module takes from the generated file: documents, and types, which are gone when it runs. */
const TAKEN = /^import \{([^}]*)\} from "[^"]*\/generated\/graphql\.ts";$/gm;
const APART = "document:";

/**
 * Gives each generated document a module of its own, with its hash in the place of its text, which the server knows
 * (persist-documents.ts): in one file, every page would load the hashes of all the others.
 */
function documentsApart(): Plugin {
  const manifest = join(import.meta.dirname, "dashboard/api/generated/persisted-documents.json");
  const texts: Record<string, string> = JSON.parse(readFileSync(manifest, "utf8"));
  const ids = new Map(Object.entries(texts).map(([id, text]) => [/^\w+ (\w+)/.exec(text)?.[1], id]));
  const apart = (_line: string, names: string) =>
    [...names.matchAll(/(?<!type )\b(\w+)Document\b/g)]
      .map(([, name]) => `import { ${name}Document } from "${APART}${name}";`)
      .join(" ");
  return {
    name: "documents-apart",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: /\/dashboard\/.*\.tsx?$/, code: "/generated/graphql.ts" },
      handler: (code) => code.replace(TAKEN, apart),
    },
    resolveId: (id) => (id.startsWith(APART) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${APART}`)) return null;
      const operationName = id.slice(APART.length + 1);
      const documentId = ids.get(operationName);
      if (documentId === undefined) throw new Error(`${operationName} is not in ${manifest}: run npm run generate`);
      const document = { kind: "Document", definitions: [], documentId, operationName };
      return `export const ${operationName}Document = ${JSON.stringify(document)};`;
    },
  };
}

/** Libraries that every page needs. */
const BASE = /node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|urql|@urql\/core|wonka)\//;

const DASHBOARD = join(import.meta.dirname, "dashboard");
const FRAME = join(DASHBOARD, "main.tsx");
const PORTFOLIO = join(DASHBOARD, "comparison/comparison-page.tsx");

/**
 * Puts what the frame needs into one file, and what the portfolio needs besides into another: apart, the first screen's
 * pieces are eighty files, each of which is asked for, brings its own glue and is compressed alone.
 */
function screensWhole(): Plugin {
  const screens = new Map<string, ReadonlySet<string>>();
  const isOf = (screen: string) => (id: string) => screens.get(screen)?.has(id) ?? false;
  return {
    name: "screens-whole",
    apply: "build",
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: "base", test: BASE, priority: 3 },
                { name: "frame", test: isOf(FRAME), priority: 2 },
                { name: "portfolio", test: isOf(PORTFOLIO), priority: 1 },
              ],
            },
          },
        },
      },
    }),
    buildEnd() {
      for (const screen of [FRAME, PORTFOLIO]) {
        const needed = new Set<string>();
        const need = (id: string): void => {
          // Libraries follow the modules that use them.
          if (needed.has(id) || !id.startsWith(DASHBOARD)) return;
          needed.add(id);
          this.getModuleInfo(id)?.importedIds.forEach(need);
        };
        need(screen);
        screens.set(screen, needed);
      }
    },
    // Most pages need what the portfolio does: it comes with the frame, not after it.
    transformIndexHtml: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter(({ name }) => name === "portfolio")
        .map(({ fileName }) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${fileName}` },
          injectTo: "head" as const,
        })),
  };
}

const API = process.env["API"] ?? "http://127.0.0.1:4000";
const OUTPUT = join(import.meta.dirname, "dist/dashboard");

export default defineConfig(({ command }) => {
  // A build is for production, also when tests ask for it with NODE_ENV=test.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: DASHBOARD,
    plugins: [
      withoutDocuments(),
      documentsApart(),
      react({ jsxImportSource: join(DASHBOARD, "whole-days") }),
      screensWhole(),
      compressed(),
    ],
    build: {
      outDir: OUTPUT,
      emptyOutDir: true,
      target: "es2023",
      manifest: true,
    },
    server: {
      proxy: Object.fromEntries(
        ["/graphql", "/reports", "/exports", "/uploads", "/quarantine.csv"].map((path) => [path, API]),
      ),
    },
  };
});

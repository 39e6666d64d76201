import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const TEXT = /\.(js|css|html|svg)$/;

/** Writes every text file a second and third time, compressed, so that the server only has to send it. */
function compressed(): Plugin {
  let folder = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved({ build }) {
      folder = build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        const path = join(folder, name);
        if (!TEXT.test(name) || !statSync(path).isFile()) continue;
        const text = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(text));
      }
    },
  };
}

const API = process.env["API"] ?? "http://127.0.0.1:4000";
const OUTPUT = join(import.meta.dirname, "dist/dashboard");

export default defineConfig(({ command }) => {
  // A build is for production, also when tests ask for it with NODE_ENV=test.
  if (command === "build") process.env["NODE_ENV"] = "production";
  return {
    root: join(import.meta.dirname, "dashboard"),
    plugins: [react(), compressed()],
    build: { outDir: OUTPUT, emptyOutDir: true, target: "es2023", manifest: true },
    server: {
      proxy: Object.fromEntries(
        ["/graphql", "/reports", "/exports", "/uploads", "/quarantine.csv"].map((path) => [path, API]),
      ),
    },
  };
});

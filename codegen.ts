import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: ["dashboard/**/*.{ts,tsx}", "!dashboard/api/generated/**"],
  generates: {
    "dashboard/api/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        importExtension: ".ts",
        emitLegacyCommonJSImports: false,
        scalars: { Date: "string", DateTime: "string", Fen: "string" },
      },
    },
  },
};
export default config;

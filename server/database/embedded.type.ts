/** Where the embedded engine keeps its data: a folder, or (null) memory only, perhaps from a dump. */
export interface EmbeddedStart {
  readonly folder: string | null;
  readonly dump?: Uint8Array<ArrayBuffer>;
}

/** What its thread is given: the data, and the engine's compiled code. */
export interface EmbeddedWork extends EmbeddedStart {
  readonly code: WebAssembly.Module;
}

export type EmbeddedAct =
  | { readonly act: "query"; readonly sql: string; readonly parameters: unknown[] }
  | { readonly act: "script"; readonly sql: string }
  | { readonly act: "copy"; readonly into: string; readonly data: string }
  | { readonly act: "dump" }
  | { readonly act: "close" };

export type EmbeddedRequest = EmbeddedAct & { readonly id: number };

/** The reply to request `id`; id 0 says that the engine is open. */
export type EmbeddedReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: { readonly message: string; readonly code?: string } };

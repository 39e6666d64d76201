import type { ChecklistFragment, CheckKind, FieldQuery } from "../api/generated/graphql.ts";

/** What was last read for an inspector; what the page shows without network. */
export interface FieldSnapshot {
  readonly field: FieldQuery;
  readonly readAt: string;
}

export interface DraftAnswer {
  readonly value: string;
  readonly note: string;
}

export interface DraftConfirmation {
  readonly name: string;
  readonly position: string;
  readonly agreed: boolean;
  readonly confirmationRemark: string;
  readonly at: string;
}

/** A check as it stands on the phone, until the server has it. */
export interface Draft {
  /** UUID, made here: by it the server knows the same draft again. */
  readonly id: string;
  readonly personId: number;
  readonly estate: { readonly code: string; readonly name: string };
  readonly kind: CheckKind;
  readonly template: ChecklistFragment;
  readonly subject: string;
  readonly plan: string | null;
  readonly planItem: number | null;
  readonly draw: number | null;
  readonly startedAt: string;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly remark: string;
  readonly confirmation: DraftConfirmation | null;
  /** Null while it is being filled in; then it waits to be sent. */
  readonly finishedAt: string | null;
  /** Why the server did not take it. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** A photo as taken, and its copy with time, place and number stamped on it. */
export interface DraftPhoto {
  readonly key: string;
  readonly draft: string;
  readonly item: string;
  readonly takenAt: string;
  readonly place: string;
  readonly taken: Blob;
  readonly stamped: Blob;
  /** Small copy as a data address. */
  readonly thumbnail: string;
}

const STORES = { snapshot: "snapshot", drafts: "drafts", photos: "photos" } as const;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("field", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(STORES.snapshot);
      request.result.createObjectStore(STORES.drafts, { keyPath: "id" });
      request.result.createObjectStore(STORES.photos, { keyPath: "key" }).createIndex("draft", "draft");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("the phone's store does not open", { cause: request.error }));
  });
  return opened;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("the phone's store failed", { cause: request.error }));
  });

async function store(name: keyof typeof STORES, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode).objectStore(name);
}

export async function readSnapshot(): Promise<FieldSnapshot | undefined> {
  const request: IDBRequest<FieldSnapshot | undefined> = (await store("snapshot", "readonly")).get("field");
  return settled(request);
}

export async function keepSnapshot(snapshot: FieldSnapshot): Promise<void> {
  await settled((await store("snapshot", "readwrite")).put(snapshot, "field"));
}

/** Drafts of a person, the latest first; another's on the same phone are not theirs to see. */
export async function readDrafts(personId: number): Promise<Draft[]> {
  const request: IDBRequest<Draft[]> = (await store("drafts", "readonly")).getAll();
  const drafts = await settled(request);
  return drafts
    .filter((draft) => draft.personId === personId)
    .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}

export async function keepDraft(draft: Draft): Promise<void> {
  await settled((await store("drafts", "readwrite")).put(draft));
}

export async function readPhotos(draft: string): Promise<DraftPhoto[]> {
  const request: IDBRequest<DraftPhoto[]> = (await store("photos", "readonly")).index("draft").getAll(draft);
  return settled(request);
}

export async function keepPhoto(photo: DraftPhoto): Promise<void> {
  await settled((await store("photos", "readwrite")).put(photo));
}

export async function dropPhoto(key: string): Promise<void> {
  await settled((await store("photos", "readwrite")).delete(key));
}

/** Forgets a draft with its photos, once the server has it or it is thrown away. */
export async function dropDraft(id: string): Promise<void> {
  for (const { key } of await readPhotos(id)) await dropPhoto(key);
  await settled((await store("drafts", "readwrite")).delete(id));
}

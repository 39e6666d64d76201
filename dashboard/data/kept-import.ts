import type { FollowedImportFragment } from "../api/generated/graphql.ts";

/** Files of a trial that the server has, and the mapping they were read through; null where they are canonical tables. */
export interface TriedFiles {
  readonly uploads: readonly string[];
  readonly mapping: string | null;
}

/** A trial whose result nobody has dismissed in this browser. */
interface KeptTrial {
  readonly job: FollowedImportFragment;
  readonly files: TriedFiles | null;
}

const SEEN = "interrupted import that was seen";
const TRIED = "import that was tried";

/** The latest import, where the end of a server broke it off and nobody has put that aside here. */
export function brokenOff(imports: readonly FollowedImportFragment[]): FollowedImportFragment | undefined {
  const [latest] = imports;
  return latest?.state === "INTERRUPTED" && recall(SEEN) !== latest.id ? latest : undefined;
}

export const noteSeen = (id: string): void => keep(SEEN, id);

/** Notes what was tried, for a page that is opened anew; in the place of what was tried before. */
export const keepTrial = (id: string, files: TriedFiles | null): void => keep(TRIED, JSON.stringify({ id, files }));

export const forgetTrial = (): void => keep(TRIED, null);

/** The trial that was noted, where it came to a result that the server still knows. */
export function keptTrial(imports: readonly FollowedImportFragment[]): KeptTrial | undefined {
  const noted = notedTrial(recall(TRIED));
  const job = imports.find(({ id, state }) => id === noted?.id && state === "SUCCEEDED");
  return job === undefined ? undefined : { job, files: noted?.files ?? null };
}

function notedTrial(text: string | null): { readonly id: string; readonly files: TriedFiles | null } | null {
  if (text === null) return null;
  const noted: { readonly id: string; readonly files: TriedFiles | null } = JSON.parse(text);
  return noted;
}

function recall(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, text: string | null): void {
  try {
    if (text === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, text);
  } catch {
    // A browser that keeps nothing shows what runs, and what was broken off again.
  }
}

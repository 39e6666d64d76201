import { isDay } from "../format/period.ts";
import { actOf, type Act } from "./acts.ts";

/** Which entries of the journal are shown; an address says so. Empty where nothing is asked for. */
export interface JournalView {
  readonly text: string;
  readonly act: Act | null;
  readonly from: string;
  readonly to: string;
}

export function readJournalView(search: URLSearchParams): JournalView {
  const day = (name: string) => (isDay(search.get(name) ?? "") ? (search.get(name) ?? "") : "");
  return { text: search.get("text") ?? "", act: actOf(search.get("act") ?? ""), from: day("from"), to: day("to") };
}

export function writeJournalView(search: URLSearchParams, change: Partial<JournalView>): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change))
    if (value === null || value === "") changed.delete(name);
    else changed.set(name, value);
  return changed;
}

import type { CombinedError } from "urql";
import type { PanelState } from "../ui/panel.tsx";
import { failureOf } from "./failure.ts";

interface Asked {
  readonly fetching: boolean;
  /** Whether the data is an answer kept from before, while a new one is on its way. */
  readonly stale?: boolean;
  readonly error?: CombinedError | undefined;
  readonly data?: unknown;
}

/** What a panel with a request of its own has to show; its height holds its place meanwhile. */
export function panelState({ fetching, error, data }: Asked, height: number | string, retry: () => void): PanelState {
  if (error !== undefined && !fetching) return { kind: "FAILED", failure: failureOf(error), retry };
  return data === undefined || fetching ? { kind: "LOADING", height } : { kind: "DATA" };
}

/** What is said where a list has nothing to show, and why. */
interface Nothing {
  readonly title: string;
  readonly hint: string;
}

/** The same of a list that has none of its rows, or has some (null): that there are none is said by a new answer, not by one kept from before. */
export function listState(asked: Asked, height: number | string, retry: () => void, none: Nothing | null): PanelState {
  const told = panelState(asked, height, retry);
  if (told.kind !== "DATA" || none === null) return told;
  return asked.stale === true ? { kind: "LOADING", height } : { kind: "EMPTY", ...none };
}

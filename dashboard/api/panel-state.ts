import type { CombinedError } from "urql";
import type { PanelState } from "../ui/panel.tsx";
import { failureOf } from "./failure.ts";

interface Asked {
  readonly fetching: boolean;
  readonly error?: CombinedError | undefined;
  readonly data?: unknown;
}

/** What a panel with a request of its own has to show; its height holds its place meanwhile. */
export function panelState({ fetching, error, data }: Asked, height: number | string, retry: () => void): PanelState {
  if (error !== undefined && !fetching) return { kind: "FAILED", failure: failureOf(error), retry };
  return data === undefined || fetching ? { kind: "LOADING", height } : { kind: "DATA" };
}

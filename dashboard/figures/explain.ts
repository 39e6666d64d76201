import { createContext, useContext } from "react";
import type { Period } from "../format/period.ts";
import type { Whose } from "./figure-view.ts";
import type { RateName } from "./rates.ts";

/** Opens the panel on somebody's rate, of the page's period or of another one. */
export type Explain = (whose: Whose, rate: RateName, at?: Period) => void;

export const ExplainContext = createContext<Explain>(() => {
  throw new Error("a rate stands outside of a page that can explain it");
});

export const useExplain = (): Explain => useContext(ExplainContext);

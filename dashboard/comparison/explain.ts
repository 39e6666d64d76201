import { createContext, useContext } from "react";
import type { RateName } from "./rates.ts";

/** Opens the panel on a rate of an estate, or of the total where the code is null. */
export type Explain = (estate: string | null, rate: RateName) => void;

export const ExplainContext = createContext<Explain>(() => {
  throw new Error("a rate stands outside of a page that can explain it");
});

export const useExplain = (): Explain => useContext(ExplainContext);

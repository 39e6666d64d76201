import { createContext, useContext } from "react";
import type { Period } from "../format/period.ts";
import type { Whose } from "./figure-view.ts";
import type { FigureName } from "./rates.ts";

/** Opens the panel on somebody's figure, of the page's period or of another one. */
export type Explain = (whose: Whose, figure: FigureName, at?: Period) => void;

export const ExplainContext = createContext<Explain>(() => {
  throw new Error("a figure stands outside of a page that can explain it");
});

export const useExplain = (): Explain => useContext(ExplainContext);

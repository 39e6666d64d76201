import i18next, { type TFunction } from "i18next";
import { useSyncExternalStore } from "react";

function listen(changed: () => void): () => void {
  i18next.on("languageChanged", changed);
  return () => i18next.off("languageChanged", changed);
}

/** The words of the language, for what stands in a page hundreds of times: useTranslation copies the whole dictionary's keeper for each. */
export function useWords(): TFunction {
  useSyncExternalStore(listen, () => i18next.language);
  return i18next.t;
}

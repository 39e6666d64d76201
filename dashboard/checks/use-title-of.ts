import { useTranslation } from "react-i18next";

interface Titled {
  readonly title: { readonly zh: string; readonly en: string };
}

/** What a checklist is called in the reader's language. */
export function useTitleOf(): (template: Titled | null) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === "en";
  return (template) => (template === null ? "—" : english ? template.title.en : template.title.zh);
}

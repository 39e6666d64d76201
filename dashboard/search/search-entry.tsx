import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import "./search.css";

const LENS = "M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13.2 13.2 17 17";

const loadDialog = () => import("./search-dialog.tsx");
const SearchDialog = lazy(() => loadDialog().then((module) => ({ default: module.SearchDialog })));

/** Milliseconds until the dialog's code is brought; by then the page has what it needs itself. */
const SOON = 1_500;

const TYPED_INTO = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable='true']";

/** Whether a key asks for the search: ⌘K or Ctrl+K anywhere, a slash where nothing is typed into. */
function asksForSearch({ key, metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  if (key.toLowerCase() === "k") return (metaKey || ctrlKey) && !altKey;
  if (key !== "/" || metaKey || ctrlKey || altKey) return false;
  return !(target instanceof HTMLElement && target.matches(TYPED_INTO));
}

/** The way to any estate, building or household from anywhere, by button or by key. */
export function SearchEntry() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // Whoever presses the key types on at once, and letters typed before the dialog is there would be lost.
  useEffect(() => {
    const soon = setTimeout(() => loadDialog().catch(() => undefined), SOON);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        className="search-entry"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setOpen(true)}
      >
        <Icon path={LENS} />
        <span>{t("search")}</span>
        <kbd aria-hidden="true">{/Mac|iP/.test(navigator.userAgent) ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      <Suspense>{open && <SearchDialog close={() => setOpen(false)} />}</Suspense>
    </>
  );
}

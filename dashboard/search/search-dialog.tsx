import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { failureOf } from "../api/failure.ts";
import { SearchDocument } from "../api/generated/graphql.ts";
import { Dialog } from "../ui/dialog.tsx";
import { keptSearch } from "../ui/kept-search.ts";
import { hitsOf, type Hit } from "./hits.ts";

const NO_HITS: readonly Hit[] = [];
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Finds estates, buildings and households while one types; arrow keys choose, Enter goes there. */
export function SearchDialog({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), 120);
  const [chosen, setChosen] = useState(0);
  const [waiting, wait] = useState(false);
  const [{ data, error, fetching }] = useQuery({ query: SearchDocument, variables: { text }, pause: text === "" });
  const hits = text === "" || data === undefined ? NO_HITS : hitsOf(data);
  const at = Math.min(chosen, Math.max(hits.length - 1, 0));
  const go = (hit: Hit | undefined) => {
    if (hit === undefined) return;
    close();
    void navigate({ pathname: hit.path, search: keptSearch(search) });
  };
  const press = (event: KeyboardEvent) => {
    // Enter also ends the typing of a Chinese word.
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setChosen((at + step + hits.length) % hits.length);
    }
    if (event.key === "Enter") wait(true);
  };
  // What is listed may still answer what was typed before: whoever presses Enter first goes where the whole text leads.
  const answered = text === typed.trim() && !fetching;
  useEffect(() => {
    if (!waiting || !answered) return;
    wait(false);
    go(hits[at]);
  });
  return (
    <Dialog title={t("search")} close={close} wide>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t("searchFor")}
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `search-hit-${at}` : undefined}
        placeholder={t("searchHint")}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setChosen(0);
          wait(false);
        }}
        onKeyDown={press}
      />
      <ul id="search-hits" role="listbox" aria-label={t("searchHits")} className="search-hits">
        {hits.map((hit, index) => (
          <li
            key={hit.path}
            id={`search-hit-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => go(hit)}
          >
            <span className="search-kind">{t(hit.kind)}</span>
            <span className="search-name">{hit.name}</span>
            <span className="search-place">{hit.place}</span>
          </li>
        ))}
      </ul>
      <p className="dim search-says" role="status">
        {says()}
      </p>
    </Dialog>
  );

  function says(): string {
    if (text === "") return t("searchHow");
    if (error !== undefined) return t(`failed${failureOf(error).kind}`, { message: failureOf(error).message });
    if (fetching) return t("loading");
    return hits.length === 0 ? t("searchNothing", { text }) : t("searchFound", { count: hits.length });
  }
}

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { MetricsDocument, type CommitteeFigure } from "../api/generated/graphql.ts";
import { currentLanguage, inOneLine } from "../i18n/language.ts";
import type { ToldFigure } from "./committee-figures.ts";

/** The number that somebody asks about, and the building or age it is of. */
export interface Subject {
  readonly figure: CommitteeFigure;
  readonly cell: string;
  readonly name: string;
}

interface AskButtonProps {
  readonly subject: Subject;
  /** Null for whoever answers rather than asks. */
  readonly ask: ((subject: Subject) => void) | null;
}

export function AskButton({ subject, ask }: AskButtonProps) {
  const { t } = useTranslation();
  if (ask === null) return null;
  return (
    <Button
      className="ask-button"
      variant="default"
      size="compact-sm"
      aria-label={t("askAboutOf", { figure: subject.name })}
      onClick={() => ask(subject)}
    >
      {t("askAbout")}
    </Button>
  );
}

/** Numbers, each with a sentence on what it says and what it means, and a way to ask about it. */
export function ToldList({ told, ask }: { readonly told: readonly ToldFigure[]; readonly ask: AskButtonProps["ask"] }) {
  const [{ data }] = useQuery({ query: MetricsDocument });
  const language = currentLanguage();
  const meanings = new Map(data?.metrics.map(({ code, meaning }) => [code, meaning[language]]));
  return (
    <ul className="told">
      {told.map(({ figure, name, value, sentences, metric }) => (
        <li key={figure} className="told-figure" data-figure={figure}>
          <p className="told-name">{name}</p>
          <p className="told-value">{value}</p>
          <p className="told-words">{inOneLine(sentences)}</p>
          {metric !== undefined && meanings.get(metric) !== undefined && (
            <p className="told-meaning">{meanings.get(metric)}</p>
          )}
          <AskButton subject={{ figure, cell: "", name }} ask={ask} />
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from "react-i18next";
import type { ShownWindowFragment } from "../api/generated/graphql.ts";
import { inOneLine } from "../i18n/language.ts";
import { Panel } from "../ui/panel.tsx";
import { toldFigures, withheldState, type ToldFigure } from "./committee-figures.ts";
import { ToldList, type Subject } from "./told-list.tsx";

interface HeadlineProps {
  readonly window: ShownWindowFragment;
  readonly today: string;
  readonly ask: ((subject: Subject) => void) | null;
}

/** How the estate stands, in plain words; the latest figures that point at nobody. */
export function HeadlinePanel({ window: { headline }, today, ask }: HeadlineProps) {
  const { t } = useTranslation();
  if (headline === null)
    return (
      <Panel
        title={t("committeeNow")}
        state={{ kind: "EMPTY", title: t("committeeNone"), hint: t("committeeNoneHint") }}
      />
    );
  const { asOf, figures } = headline;
  const told = toldFigures(t, headline);
  const file = () => ({
    name: t("committeeNow"),
    header: [t("committeeNow"), t("asOf"), t("toldFigure"), t("toldWords")],
    rows: told.map(({ name, saved, sentences }: ToldFigure) => [name, asOf, saved, inOneLine(sentences)]),
  });
  return (
    <Panel
      title={t("committeeNow")}
      note={asOf < today ? t("committeeCarried", { asOf, least: figures.least }) : t("committeeNowNote", { asOf })}
      state={told.length === 0 ? withheldState(t, figures) : { kind: "DATA" }}
      {...(told.length > 0 && { file })}
    >
      <ToldList told={told} ask={ask} />
    </Panel>
  );
}

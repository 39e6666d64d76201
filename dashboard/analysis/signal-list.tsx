import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EstateLink } from "../comparison/estate-link.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import type { BoardView } from "./analysis-view.ts";
import type { Fair, Member } from "./board-query.ts";
import { isSignal, sentenceOf, toneOf } from "./verdict.ts";

interface SignalListProps {
  readonly fair: Fair;
  readonly view: BoardView;
  readonly show: (change: Partial<BoardView>) => void;
}

/** Everybody outside of the limits, farthest first, each with what it means. */
export function SignalList({ fair, view, show }: SignalListProps) {
  const { t } = useTranslation();
  const isChange = view.subject !== "LEVEL";
  const out = fair.members
    .filter(({ verdict }) => verdict !== "WITHIN" && verdict !== "NEW")
    .toSorted((a, b) => Number(isSignal(b)) - Number(isSignal(a)) || Math.abs(b.z) - Math.abs(a.z));
  const title = t("signalList");
  return (
    <Panel
      title={title}
      note={t("signalNote")}
      state={out.length === 0 ? { kind: "EMPTY", title: t("noSignals"), hint: t("noSignalsHint") } : { kind: "DATA" }}
    >
      <ul className="verdict-list">
        {out.map((member) => (
          <li key={member.key} data-tone={isSignal(member) ? toneOf(member, fair.lessIsBetter) : "same"}>
            <Dotted
              parts={[
                <Name key="name" member={member} view={view} />,
                <b key="verdict">{t(`verdict_${member.verdict}`)}</b>,
              ]}
            />
            <small>{sentenceOf(t, member, fair, isChange)}</small>
            {view.within === null && (
              <Button variant="subtle" size="compact-xs" onClick={() => show({ within: member.key, drawn: null })}>
                {t("compareItsBuildings")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Name({ member, view }: { readonly member: Member; readonly view: BoardView }) {
  return view.within === null ? (
    <EstateLink code={member.key} name={member.label} />
  ) : (
    <span className="estate-name">{member.label}</span>
  );
}

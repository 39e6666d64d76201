import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownDrawFragment } from "../api/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import { readUniverse, replay, type Replay } from "./replay.ts";

interface ReplayPanelProps {
  readonly draw: ShownDrawFragment;
  readonly nameOf: (estate: string) => string;
}

/** How to check a draw yourself; once it is revealed, in this browser at one click. */
export function ReplayPanel({ draw, nameOf }: ReplayPanelProps) {
  const { t } = useTranslation();
  const [replayed, setReplayed] = useState<Replay | null>(null);
  const { seed, publicWord, result, universe } = draw;
  const revealed = seed !== null && publicWord !== null && result !== null;
  const again = async () => {
    if (revealed) setReplayed(await replay({ ...draw, seed, publicWord, result }));
  };
  const save = () => {
    const link = document.createElement("a");
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(universe)}`;
    link.download = `draw-${draw.drawId}-universe.json`;
    link.click();
  };
  return (
    <Panel title={t("checkYourself")} note={t("checkYourselfNote")}>
      <ol className="replay-steps">
        <li>{t("replayStep1")}</li>
        <li>{t("replayStep2")}</li>
        <li>{t("replayStep3")}</li>
        <li>{t("replayStep4")}</li>
        <li>{t("replayStep5")}</li>
      </ol>
      {revealed && (
        <dl className="hashes">
          <dt>{t("seed")}</dt>
          <dd>{seed}</dd>
        </dl>
      )}
      <div className="field-acts">
        <Button variant="default" onClick={save}>
          {t("saveUniverse")}
        </Button>
        <Button disabled={!revealed} onClick={() => void again()}>
          {t("replayHere")}
        </Button>
      </div>
      {!revealed && <p className="dim">{t("notRevealedYet")}</p>}
      {replayed !== null && <Result replayed={replayed} universe={universe} nameOf={nameOf} />}
    </Panel>
  );
}

interface ResultProps {
  readonly replayed: Replay;
  readonly universe: string;
  readonly nameOf: (estate: string) => string;
}

function Result({ replayed, universe, nameOf }: ResultProps) {
  const { t } = useTranslation();
  const { inspectors } = readUniverse(universe);
  const lines: readonly (readonly [boolean, string])[] = [
    [replayed.seedHolds, t(replayed.seedHolds ? "seedHolds" : "seedFails")],
    [replayed.universeHolds, t(replayed.universeHolds ? "universeHolds" : "universeFails")],
    [replayed.same, t(replayed.same ? "drawHolds" : "drawFails")],
  ];
  return (
    <div role="status" className="replay-result">
      <ul>
        {lines.map(([holds, line]) => (
          <li key={line} data-holds={holds}>
            <span aria-hidden="true">{holds ? "✓" : "✗"}</span> {line}
          </li>
        ))}
      </ul>
      <ol>
        {replayed.lots.map(({ estate, inspector }) => (
          <li key={estate}>
            {nameOf(estate)} — {inspectors.find(({ id }) => id === inspector)?.name ?? inspector}
          </li>
        ))}
      </ol>
    </div>
  );
}

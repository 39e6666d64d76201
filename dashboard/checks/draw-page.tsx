import { Button, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { DrawDocument, DrawSurpriseDocument, RevealDrawDocument, type DrawQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { paths } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { stateOf } from "./draws-page.tsx";
import { DrawnLots, UniversePanel } from "./draw-tables.tsx";
import { ReplayPanel } from "./replay-panel.tsx";
import "../ui/facts.css";
import "./checks.css";
import "./draw.css";

export type Draw = NonNullable<DrawQuery["draw"]>;

/** A draw of surprise checks: what was published before it, what came of it, and how to check it yourself. */
export function Component() {
  const { t } = useTranslation();
  const { draw: id = "" } = useParams();
  const [{ data, error, fetching }, ask] = useQuery({
    query: DrawDocument,
    variables: { drawId: /^\d{1,9}$/.test(id) ? Number(id) : 0 },
  });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  const draw = data?.draw;
  const names = new Map((data?.estates ?? []).map(({ code, name }) => [code, `${name} (${code})`]));
  const nameOf = (estate: string) => names.get(estate) ?? estate;
  const state = panelState({ fetching: fetching && data === undefined, error, data }, 200, again);
  const empty = { kind: "EMPTY", title: t("drawNotFound"), hint: t("drawNotFoundHint") } as const;
  const crumbs = [
    { name: t("checks"), path: paths.checks },
    { name: t("surpriseDraws"), path: paths.draws },
  ];
  return (
    <>
      <PageHead
        title={draw?.title ?? t("surpriseDraws")}
        purpose={draw != null && `${draw.startsOn} – ${draw.endsOn}`}
        crumbs={crumbs}
      />
      <Panel title={t("drawCommitted")} note={t("drawCommittedNote")} state={draw === null ? empty : state}>
        {draw != null && <Committed draw={draw} />}
      </Panel>
      {draw != null && (
        <>
          <Acts draw={draw} changed={again} />
          <DrawnLots draw={draw} nameOf={nameOf} />
          <ReplayPanel draw={draw} nameOf={nameOf} />
          <UniversePanel draw={draw} nameOf={nameOf} />
        </>
      )}
    </>
  );
}

function Committed({ draw }: { readonly draw: Draw }) {
  const { t } = useTranslation();
  const { frozenAt, freezer, drawnAt, publicWord, revealedAt } = draw;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t("checkState")}</dt>
          <dd>{t(stateOf(draw))}</dd>
        </div>
        <div>
          <dt>{t("frozenAt")}</dt>
          <dd>
            {moment(frozenAt)} {freezer}
          </dd>
        </div>
        <div>
          <dt>{t("publicWord")}</dt>
          <dd>{publicWord === null ? "—" : `${publicWord} (${moment(drawnAt ?? frozenAt)})`}</dd>
        </div>
        <div>
          <dt>{t("revealedAt")}</dt>
          <dd>{revealedAt === null ? "—" : moment(revealedAt)}</dd>
        </div>
      </dl>
      <dl className="hashes">
        <dt>{t("seedHash")}</dt>
        <dd>{draw.seedHash}</dd>
        <dt>{t("universeHash")}</dt>
        <dd>{draw.universeHash}</dd>
      </dl>
    </>
  );
}

function Acts({ draw, changed }: { readonly draw: Draw; readonly changed: () => void }) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const [word, setWord] = useState("");
  const drawing = useAct(DrawSurpriseDocument, changed);
  const revealing = useAct(RevealDrawDocument, changed);
  if (me.role !== "HEADQUARTERS" || draw.seed !== null) return null;
  if (draw.publicWord !== null)
    return (
      <Panel title={t("revealDraw")} note={t("revealDrawNote")}>
        <FormWrong text={revealing.wrongBeside()} />
        <Button loading={revealing.busy} onClick={() => void revealing.act({ draw: draw.drawId })}>
          {t("revealDraw")}
        </Button>
      </Panel>
    );
  return (
    <Panel title={t("drawNow")} note={t("drawNowNote")}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void drawing.act({ input: { draw: draw.drawId, publicWord: word } });
        }}
      >
        <TextInput
          label={t("publicWord")}
          description={t("publicWordHint")}
          required
          maxLength={64}
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
        />
        <FormWrong text={drawing.wrongBeside()} />
        <Button type="submit" loading={drawing.busy}>
          {t("drawNow")}
        </Button>
      </form>
    </Panel>
  );
}

import { Button, Select, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useQuery } from "urql";
import { DrawsDocument, FreezeDrawDocument, type DrawsQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { drawPath, paths } from "../paths.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { useLookedAt } from "../ui/use-looked-at.ts";
import { WholeNumber } from "../ui/whole-number.tsx";
import { useTitleOf } from "./use-title-of.ts";
import "./checks.css";

/** Draws of surprise checks 双随机抽查. */
export function Component() {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const { me } = useFrame();
  const [freezing, setFreezing] = useState(false);
  const [{ data, error, fetching }, ask] = useQuery({ query: DrawsDocument, requestPolicy: "cache-and-network" });
  const again = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useLookedAt(again);
  const state = panelState({ fetching: fetching && data === undefined, error, data }, 200, again);
  const empty = { kind: "EMPTY", title: t("noDraws"), hint: t("noDrawsHint") } as const;
  const draws = data?.draws ?? [];
  return (
    <>
      <PageHead
        title={t("surpriseDraws")}
        purpose={t("drawsPurpose")}
        crumbs={[{ name: t("checks"), path: paths.checks }]}
      >
        {me.role === "HEADQUARTERS" && <Button onClick={() => setFreezing(true)}>{t("freezeDraw")}</Button>}
      </PageHead>
      <Panel title={t("surpriseDraws")} state={state.kind === "DATA" && draws.length === 0 ? empty : state}>
        <PlainTable cards heads={[t("drawTitle"), t("checklist"), t("planDays"), t("frozenAt"), t("checkState")]}>
          <tbody>
            {draws.map((draw) => (
              <tr key={draw.drawId}>
                <th scope="row">
                  <Link to={drawPath(draw.drawId)}>{draw.title}</Link>
                </th>
                <td data-name={t("checklist")}>{titleOf(draw.template)}</td>
                <td data-name={t("planDays")}>
                  {draw.startsOn} – {draw.endsOn}
                </td>
                <td data-name={t("frozenAt")}>{moment(draw.frozenAt)}</td>
                <td data-name={t("checkState")}>{t(stateOf(draw))}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </Panel>
      {freezing && <FreezeDialog templates={data?.checkTemplates ?? []} close={() => setFreezing(false)} />}
    </>
  );
}

export const stateOf = ({ publicWord, seed }: { readonly publicWord: string | null; readonly seed: string | null }) =>
  seed !== null ? ("drawRevealed" as const) : publicWord !== null ? ("drawDrawn" as const) : ("drawFrozen" as const);

interface FreezeDialogProps {
  readonly templates: DrawsQuery["checkTemplates"];
  readonly close: () => void;
}

function FreezeDialog({ templates, close }: FreezeDialogProps) {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const navigate = useNavigate();
  const { day: today } = useFrame();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<string | null>(templates[0]?.code ?? null);
  const [startsOn, setStartsOn] = useState(today);
  const [endsOn, setEndsOn] = useState(`${today.slice(0, 4)}-12-31`);
  const [places, setPlaces] = useState<number | null>(4);
  const [drawsLeft, setDrawsLeft] = useState<number | null>(0);
  const { act, busy, wrong, wrongBeside } = useAct(FreezeDrawDocument, ({ draw }) => {
    if (draw !== null) void navigate(drawPath(draw.drawId));
  });
  return (
    <Dialog title={t("freezeDraw")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (template === null || places === null || drawsLeft === null) return;
          void act({ input: { title, template, startsOn, endsOn, places, drawsLeft } });
        }}
      >
        <p className="dim">{t("freezeDrawHint")}</p>
        <TextInput
          label={t("drawTitle")}
          required
          maxLength={120}
          value={title}
          error={wrong("title")}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Select
          label={t("checklist")}
          allowDeselect={false}
          value={template}
          data={templates.map((own) => ({ value: own.code, label: titleOf(own) }))}
          onChange={setTemplate}
        />
        <DayInput label={t("firstDayOfCheck")} required day={startsOn} error={wrong("startsOn")} choose={setStartsOn} />
        <DayInput label={t("lastDayOfCheck")} required day={endsOn} choose={setEndsOn} />
        <WholeNumber label={t("drawPlaces")} min={1} value={places} error={wrong("places")} change={setPlaces} />
        <WholeNumber
          label={t("drawsLeft")}
          description={t("drawsLeftHint")}
          min={0}
          value={drawsLeft}
          error={wrong("drawsLeft")}
          change={setDrawsLeft}
        />
        <FormWrong text={wrongBeside("title", "startsOn", "places", "drawsLeft")} />
        <Button type="submit" loading={busy}>
          {t("freezeDraw")}
        </Button>
      </form>
    </Dialog>
  );
}

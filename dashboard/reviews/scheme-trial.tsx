import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { failureOf } from "../api/failure.ts";
import { SchemeTrialDocument, type ReviewSchemeLineInput, type SchemeTrialQuery } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useRefusal } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DataTable, tableFile, type Column } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { pointsText, pointsValue } from "./score-words.ts";
import "../people/door.css";

type Tried = SchemeTrialQuery["schemeTrial"]["estates"][number];

/** What came of trying a scheme's lines. */
interface Trial {
  readonly lines: readonly ReviewSchemeLineInput[];
  readonly estates: readonly Tried[];
  readonly wrong: string | undefined;
}
const UNTRIED: Pick<Trial, "estates" | "wrong"> = { estates: [], wrong: undefined };

/** What the scheme would have made of a period that is over, beside the one in force. */
export function TrialPanel({ lines }: { readonly lines: readonly ReviewSchemeLineInput[] }) {
  const { t } = useTranslation();
  const { today } = useFrame();
  const client = useClient();
  const told = useRefusal();
  const [code, setCode] = useState(String(Number(today.slice(0, 4)) - 1));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Trial | null>(null);
  const columns = useColumns();
  const run = async () => {
    setBusy(true);
    setOutcome(null);
    const { data, error } = await client
      .query(SchemeTrialDocument, { code: code.trim(), lines: [...lines] })
      .toPromise();
    setBusy(false);
    if (data === undefined) {
      const failure = error === undefined ? null : failureOf(error);
      const wrong = failure === null ? t("failedTitle") : t(`failed${failure.kind}`, { message: failure.message });
      setOutcome({ lines, estates: [], wrong });
      return;
    }
    const { estates: tried, userErrors } = data.schemeTrial;
    setOutcome({ lines, estates: tried, wrong: userErrors.length > 0 ? userErrors.map(told).join(" ") : undefined });
  };
  // Of other lines than those that stand above nothing is told.
  const { estates, wrong } = outcome?.lines === lines ? outcome : UNTRIED;
  const moved = estates.filter(({ place, triedPlace }) => place !== triedPlace).length;
  return (
    <Panel
      id="trial"
      title={t("schemeTrial")}
      note={t("schemeTrialNote")}
      {...(estates.length > 0 && { file: () => tableFile(t("schemeTrial"), columns, estates) })}
    >
      <form
        className="trial-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <TextInput
          label={t("reviewOf")}
          description={t("reviewCodeHint")}
          required
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <Button type="submit" loading={busy}>
          {t("tryScheme")}
        </Button>
      </form>
      <FormWrong text={wrong} />
      {estates.length > 0 && (
        <>
          <p>{t("placesMoved", { count: moved })}</p>
          <DataTable labelledBy="trial" columns={columns} rows={estates} keyOf={({ estate }) => estate.code} />
        </>
      )}
    </Panel>
  );
}

function useColumns(): readonly Column<Tried>[] {
  const { t } = useTranslation();
  const change = ({ place, triedPlace }: Tried): string => {
    if (place === null || triedPlace === null || place === triedPlace) return "";
    return place > triedPlace ? `▲${place - triedPlace}` : `▼${triedPlace - place}`;
  };
  return [
    {
      id: "estate",
      head: t("estate"),
      cell: ({ estate }) => estate.name,
      fields: [{ name: t("estate"), value: ({ estate }) => `${estate.code} ${estate.name}` }],
    },
    {
      id: "before",
      numeric: true,
      head: t("reviewInForce"),
      cell: ({ score, place }) => (
        <>
          {pointsText(score)}
          <small>{place === null ? t("reviewUnranked") : t("reviewPlaceNo", { place })}</small>
        </>
      ),
      fields: [
        { name: `${t("reviewInForce")} ${t("reviewScore")}`, value: ({ score }) => pointsValue(score) },
        { name: `${t("reviewInForce")} ${t("reviewPlace")}`, value: ({ place }) => place ?? "" },
      ],
    },
    {
      id: "after",
      numeric: true,
      head: t("reviewTried"),
      cell: ({ triedScore, triedPlace }) => (
        <>
          <b>{pointsText(triedScore)}</b>
          <small>{triedPlace === null ? t("reviewUnranked") : t("reviewPlaceNo", { place: triedPlace })}</small>
        </>
      ),
      fields: [
        { name: `${t("reviewTried")} ${t("reviewScore")}`, value: ({ triedScore }) => pointsValue(triedScore) },
        { name: `${t("reviewTried")} ${t("reviewPlace")}`, value: ({ triedPlace }) => triedPlace ?? "" },
      ],
    },
    {
      id: "change",
      numeric: true,
      head: t("placeChange"),
      cell: change,
      fields: [{ name: t("placeChange"), value: change }],
    },
  ];
}

import { Button, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  AddMeasureDocument,
  AppealReviewDocument,
  DecideAppealDocument,
  StateOnReviewDocument,
  type ReviewIndicator,
  type ScorecardQuery,
} from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { Dialog } from "../ui/dialog.tsx";
import { noAppealText, pointsText } from "./score-words.ts";
import "../people/door.css";

type Card = NonNullable<ScorecardQuery["scorecard"]>;
type Doable = "STATE" | "APPEAL" | "UPHOLD" | "DISMISS" | "MEASURE";

interface CardActsProps {
  readonly card: Card;
  readonly code: string;
  readonly changed: () => void;
}

/** What the reader may do with a card now. */
export function CardActs({ card, code, changed }: CardActsProps) {
  const { t } = useTranslation();
  const { role } = useFrame().me;
  const [open, setOpen] = useState<Doable | null>(null);
  const company = role === "HEADQUARTERS" || role === "SUPERVISOR";
  const acts = [
    ...(["STATE", "APPEAL", "UPHOLD", "DISMISS"] as const).filter((action) => card.actions.includes(action)),
    ...(company && card.state !== "DRAWN" ? (["MEASURE"] as const) : []),
  ];
  const close = () => setOpen(null);
  const done = () => {
    close();
    changed();
  };
  const dialog = { card, code, close, done, movedOn: changed };
  return (
    <>
      {acts.map((action) => (
        <Button
          key={action}
          size="xs"
          variant={action === "APPEAL" || action === "UPHOLD" ? "filled" : "default"}
          onClick={() => setOpen(action)}
        >
          {t(`doReview${action}`)}
        </Button>
      ))}
      {open === "MEASURE" && <MeasureDialog {...dialog} />}
      {(open === "STATE" || open === "APPEAL") && <SayDialog action={open} {...dialog} />}
      {(open === "UPHOLD" || open === "DISMISS") && <DecideDialog upheld={open === "UPHOLD"} {...dialog} />}
    </>
  );
}

interface DialogProps {
  readonly card: Card;
  readonly code: string;
  readonly close: () => void;
  readonly done: () => void;
  readonly movedOn: () => void;
}

function SayDialog({
  action,
  card,
  code,
  close,
  done,
  movedOn,
}: DialogProps & { readonly action: "STATE" | "APPEAL" }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const hint = noAppealText(t, card.score) === null ? "stateHint" : "statePlainHint";
  const { act, busy, wrong, wrongBeside } = useAct(
    action === "STATE" ? StateOnReviewDocument : AppealReviewDocument,
    done,
    movedOn,
  );
  return (
    <Dialog title={t(`doReview${action}`)} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { code, estate: card.estate.code, version: card.version, reason } });
        }}
      >
        <p className="dim">{t(action === "STATE" ? hint : "appealHint")}</p>
        <Textarea
          label={t(action === "STATE" ? "reviewStatement" : "appealGrounds")}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason")} />
        <Button type="submit" loading={busy}>
          {t(`doReview${action}`)}
        </Button>
      </form>
    </Dialog>
  );
}

function DecideDialog({ upheld, card, code, close, done, movedOn }: DialogProps & { readonly upheld: boolean }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const most = 10_000 - (card.score ?? 10_000);
  const [points, setPoints] = useState<number | null>(null);
  const { act, busy, wrong, wrongBeside } = useAct(DecideAppealDocument, done, movedOn);
  const appeal = card.events.findLast(({ action }) => action === "APPEAL");
  return (
    <Dialog title={t(upheld ? "doReviewUPHOLD" : "doReviewDISMISS")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const awarded = upheld ? Math.round((points ?? 0) * 100) : 0;
          void act({ input: { code, estate: card.estate.code, version: card.version, reason, upheld, awarded } });
        }}
      >
        {appeal !== undefined && (
          <blockquote className="appeal-said">
            {appeal.reason}
            <footer className="dim">{appeal.actor}</footer>
          </blockquote>
        )}
        {upheld && (
          <NumberInput
            label={t("pointsBack")}
            description={t("pointsBackHint", { most: pointsText(most) })}
            required
            min={0.01}
            max={most / 100}
            clampBehavior="none"
            decimalScale={2}
            value={points ?? ""}
            error={wrong("awarded")}
            onChange={(value) => setPoints(value === "" ? null : Number(value))}
          />
        )}
        <Textarea
          label={t("decisionReason")}
          required
          autosize
          minRows={3}
          maxLength={4000}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason", "awarded")} />
        <Button type="submit" loading={busy}>
          {t(upheld ? "doReviewUPHOLD" : "doReviewDISMISS")}
        </Button>
      </form>
    </Dialog>
  );
}

function MeasureDialog({ card, code, close, done }: DialogProps) {
  const { t } = useTranslation();
  const first = card.lines.toSorted((a, b) => b.lost - a.lost)[0]?.indicator ?? "CURRENT_RATE";
  const [indicator, setIndicator] = useState<ReviewIndicator>(first);
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(AddMeasureDocument, done);
  return (
    <Dialog title={t("doReviewMEASURE")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ input: { code, estate: card.estate.code, indicator, title, description } });
        }}
      >
        <Select
          label={t("reviewIndicator")}
          allowDeselect={false}
          value={indicator}
          data={card.lines.map((line) => ({ value: line.indicator, label: t(`indicator${line.indicator}`) }))}
          onChange={(value) =>
            setIndicator(card.lines.find((line) => line.indicator === value)?.indicator ?? indicator)
          }
        />
        <TextInput
          label={t("measureTitle")}
          required
          maxLength={120}
          value={title}
          error={wrong("title")}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
        <Textarea
          label={t("measureHow")}
          autosize
          minRows={2}
          maxLength={4000}
          value={description}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("title")} />
        <Button type="submit" loading={busy}>
          {t("doReviewMEASURE")}
        </Button>
      </form>
    </Dialog>
  );
}

import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TypedDocumentNode } from "urql";
import {
  DrawReviewDocument,
  FinaliseReviewDocument,
  OpenReviewDocument,
  PublishReviewDocument,
  RedrawReviewDocument,
  type ReviewQuery,
} from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct, type Answered } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { Dialog } from "../ui/dialog.tsx";
import { WholeNumber } from "../ui/whole-number.tsx";
import "../people/door.css";

interface CycleActsProps {
  readonly review: NonNullable<ReviewQuery["review"]>;
  readonly changed: () => void;
}

/** What headquarters does next with a whole review. */
export function CycleActs({ review: { code, endsOn, scorecards }, changed }: CycleActsProps) {
  const { t } = useTranslation();
  const { day } = useFrame();
  const draw = useAct(DrawReviewDocument, changed);
  const [next, setNext] = useState<"again" | "publish" | "finalise" | null>(null);
  const close = () => setNext(null);
  const done = () => {
    close();
    changed();
  };
  const stands = (state: string) => scorecards.some((card) => card.state === state);
  const final = scorecards.length > 0 && scorecards.every(({ state }) => state === "FINAL");
  if (final) return null;
  return (
    <div className="review-acts">
      {scorecards.length === 0 && (
        <Button loading={draw.busy} disabled={endsOn >= day} onClick={() => void draw.act({ code })}>
          {t("drawReview")}
        </Button>
      )}
      {stands("DRAWN") && (
        <>
          <Button onClick={() => setNext("publish")}>{t("publishReview")}</Button>
          <Button variant="default" onClick={() => setNext("again")}>
            {t("redrawReview")}
          </Button>
        </>
      )}
      {scorecards.length > 0 && !stands("DRAWN") && (
        <Button variant={stands("APPEALED") ? "default" : "filled"} onClick={() => setNext("finalise")}>
          {t("finaliseReview")}
        </Button>
      )}
      <FormWrong text={draw.wrongBeside()} />
      {next === "again" && <Redraw code={code} close={close} done={done} />}
      {next === "publish" && (
        <ForGood
          title={t("publishReview")}
          hint={t("publishReviewHint", { count: scorecards.length })}
          document={PublishReviewDocument}
          code={code}
          close={close}
          done={done}
        />
      )}
      {next === "finalise" && (
        <ForGood
          title={t("finaliseReview")}
          hint={t("finaliseReviewHint", { count: scorecards.length })}
          document={FinaliseReviewDocument}
          code={code}
          close={close}
          done={done}
        />
      )}
    </div>
  );
}

interface ForGoodProps<D extends Answered> {
  readonly title: string;
  readonly hint: string;
  readonly document: TypedDocumentNode<D, { code: string }>;
  readonly code: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Asks before what cannot be taken back, and says what will follow from it. */
function ForGood<D extends Answered>({ title, hint, document, code, close, done }: ForGoodProps<D>) {
  const { act, busy, wrongBeside } = useAct(document, done);
  return (
    <Dialog title={title} close={close}>
      <p>{hint}</p>
      <FormWrong text={wrongBeside()} />
      <Button loading={busy} onClick={() => void act({ code })}>
        {title}
      </Button>
    </Dialog>
  );
}

interface RedrawProps {
  readonly code: string;
  readonly close: () => void;
  readonly done: () => void;
}

/** Draws a review again, with the reason. */
function Redraw({ code, close, done }: RedrawProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(RedrawReviewDocument, done);
  return (
    <Dialog title={t("redrawReview")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ code, reason });
        }}
      >
        <p className="dim">{t("redrawHint")}</p>
        <Textarea
          label={t("redrawReason")}
          required
          autosize
          minRows={3}
          maxLength={500}
          value={reason}
          error={wrong("reason")}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FormWrong text={wrongBeside("reason")} />
        <Button type="submit" loading={busy}>
          {t("redrawReview")}
        </Button>
      </form>
    </Dialog>
  );
}

interface OpenReviewProps {
  readonly close: () => void;
  readonly done: (code: string) => void;
}

/** Opens a review of a year, a quarter or a month. */
export function OpenReview({ close, done }: OpenReviewProps) {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [code, setCode] = useState(lastQuarter(today));
  const [days, setDays] = useState<number | null>(7);
  const { act, busy, wrong, wrongBeside } = useAct(OpenReviewDocument, () => done(code.trim()));
  return (
    <Dialog title={t("openReview")} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void act({ code: code.trim(), appealDays: days });
        }}
      >
        <TextInput
          label={t("reviewOf")}
          description={t("reviewCodeHint")}
          required
          value={code}
          error={wrong("code")}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <WholeNumber
          label={t("appealTerm")}
          description={t("appealTermHint")}
          min={1}
          max={60}
          value={days}
          error={wrong("appealDays")}
          change={setDays}
        />
        <FormWrong text={wrongBeside("code", "appealDays")} />
        <Button type="submit" loading={busy}>
          {t("openReview")}
        </Button>
      </form>
    </Dialog>
  );
}

function lastQuarter(today: string): string {
  const [year, quarter] = [Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3)];
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
}

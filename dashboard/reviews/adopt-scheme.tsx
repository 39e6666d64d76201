import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AdoptSchemeDocument, type ReviewSchemeLineInput, type ReviewSchemesQuery } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { TitleFields, type Titles } from "../ui/title-fields.tsx";
import { weightsOf } from "./scheme-lines.ts";
import "../people/door.css";

interface AdoptSchemeProps {
  readonly lines: readonly ReviewSchemeLineInput[];
  readonly latest: ReviewSchemesQuery["reviewSchemes"][number];
  readonly adopted: () => void;
}

/** Adopts the scheme that was written, from a day on and with a reason. */
export function AdoptScheme({ lines, latest, adopted }: AdoptSchemeProps) {
  const { t } = useTranslation();
  const { today } = useFrame();
  const [titles, setTitles] = useState<Titles>({ titleZh: latest.title.zh, titleEn: latest.title.en });
  const [validFrom, setValidFrom] = useState(today);
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(AdoptSchemeDocument, adopted);
  return (
    <form
      className="form adopt-form"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { ...titles, validFrom, reason, lines: [...lines] } });
      }}
    >
      <TitleFields of="scheme" titles={titles} wrong={wrong} change={setTitles} />
      <TextInput
        type="date"
        label={t("validFrom")}
        description={t("schemeValidHint")}
        required
        value={validFrom}
        error={wrong("validFrom")}
        onChange={({ currentTarget }) => setValidFrom(currentTarget.value)}
      />
      <Textarea
        label={t("reviewReason")}
        required
        maxLength={500}
        value={reason}
        error={wrong("reason")}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <FormWrong text={wrongBeside("titleZh", "titleEn", "validFrom", "reason")} />
      <Button type="submit" loading={busy} disabled={weightsOf(lines) !== 100}>
        {t("adoptScheme")}
      </Button>
    </form>
  );
}

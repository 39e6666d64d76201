import { ActionIcon, Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewIndicator, ReviewMissing, ReviewScale, ReviewSchemeLineInput } from "../api/generated/graphql.ts";
import { Panel } from "../ui/panel.tsx";
import { INDICATORS, newLine, readSteps, stepsText, TARGETED, weightsOf } from "./scheme-lines.ts";

type Line = ReviewSchemeLineInput;
const MISSING: readonly ReviewMissing[] = ["SPREAD", "FULL", "NONE"];

interface SchemeEditorProps {
  readonly lines: readonly Line[];
  readonly change: (lines: readonly Line[]) => void;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** Writes the next version of a scheme, line by line. */
export function SchemeEditor({ lines, change, close, children }: SchemeEditorProps) {
  const { t } = useTranslation();
  const left = INDICATORS.filter((indicator) => !lines.some((line) => line.indicator === indicator));
  const sum = weightsOf(lines);
  const put = (at: number, line: Line) => change(lines.map((own, index) => (index === at ? line : own)));
  return (
    <Panel
      title={t("nextScheme")}
      note={t("weightsSum", { sum })}
      controls={
        <Button variant="default" size="xs" onClick={close}>
          {t("laterScheme")}
        </Button>
      }
    >
      <ol className="scheme-lines">
        {lines.map((line, at) => (
          <li key={line.indicator}>
            <LineFields
              line={line}
              change={(next) => put(at, next)}
              drop={() => change(lines.filter((_line, index) => index !== at))}
            />
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Select
          className="scheme-add"
          label={t("addIndicator")}
          placeholder={t("reviewIndicator")}
          value={null}
          data={left.map((value) => ({ value, label: t(`indicator${value}`) }))}
          onChange={(value) => {
            const chosen = left.find((own) => own === value);
            if (chosen !== undefined) change([...lines, newLine(chosen)]);
          }}
        />
      )}
      {children}
    </Panel>
  );
}

interface LineFieldsProps {
  readonly line: Line;
  readonly change: (line: Line) => void;
  readonly drop: () => void;
}

function LineFields({ line, change, drop }: LineFieldsProps) {
  const { t } = useTranslation();
  const { indicator, weight, scale, missing = "SPREAD" } = line;
  const name = t(`indicator${indicator}`);
  const scales: readonly ReviewScale[] = indicator === "FINDINGS" ? ["DEDUCTION"] : ["LINEAR", "STEPS"];
  return (
    <fieldset className="scheme-line">
      <legend>{name}</legend>
      {indicator === "SATISFACTION" && <p className="scheme-hint">{t("satisfactionScale")}</p>}
      <NumberInput
        label={t("weightInScheme")}
        w={90}
        min={1}
        max={100}
        clampBehavior="none"
        allowDecimal={false}
        value={weight}
        onChange={(value) => change({ ...line, weight: Number(value) })}
      />
      <Select
        label={t("reviewScale")}
        w={150}
        allowDeselect={false}
        value={scale}
        data={scales.map((value) => ({ value, label: t(`scale${value}`) }))}
        onChange={(value) => {
          const chosen = scales.find((own) => own === value);
          if (chosen !== undefined) change(scaled(line, chosen));
        }}
      />
      {scale === "LINEAR" && <LinearFields line={line} change={change} />}
      {scale === "STEPS" && <StepsField line={line} change={change} />}
      {scale === "DEDUCTION" && <DeductionFields line={line} change={change} />}
      <Select
        label={t("whenMissing")}
        w={190}
        allowDeselect={false}
        value={missing}
        data={MISSING.map((value) => ({ value, label: t(`missing${value}`) }))}
        onChange={(value) => change({ ...line, missing: MISSING.find((own) => own === value) ?? "SPREAD" })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={t("dropIndicator", { indicator: name })} onClick={drop}>
        ×
      </ActionIcon>
    </fieldset>
  );
}

const scaled = (line: Line, scale: ReviewScale): Line =>
  scale === "STEPS"
    ? {
        ...line,
        scale,
        steps: line.steps?.length
          ? line.steps
          : [
              { from: 9_000, share: 100 },
              { from: 8_000, share: 60 },
            ],
      }
    : { ...line, scale };

type PartProps = Pick<LineFieldsProps, "line" | "change">;

function LinearFields({ line, change }: PartProps) {
  const { t } = useTranslation();
  const own = line.full === null || line.full === undefined;
  return (
    <>
      <Percent label={t("zeroAt")} value={line.zero ?? 0} change={(zero) => change({ ...line, zero })} />
      {!own && <Percent label={t("fullAt")} value={line.full ?? 0} change={(full) => change({ ...line, full })} />}
      {hasTarget(line.indicator) && (
        <Checkbox
          className="scheme-target"
          label={t("fullAtTarget")}
          checked={own}
          onChange={({ currentTarget }) => change({ ...line, full: currentTarget.checked ? null : 9_500 })}
        />
      )}
    </>
  );
}

const hasTarget = (indicator: ReviewIndicator): boolean => TARGETED.includes(indicator);

function StepsField({ line, change }: PartProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(stepsText(line.steps ?? []));
  const read = readSteps(text);
  return (
    <TextInput
      label={t("stepsField")}
      description={t("stepsFieldHint")}
      value={text}
      error={read === null ? t("stepsUnread") : undefined}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const steps = readSteps(currentTarget.value);
        if (steps !== null) change({ ...line, steps });
      }}
    />
  );
}

const COSTS = [
  ["general", "costGeneral"],
  ["moreSerious", "costMoreSerious"],
  ["severe", "costSevere"],
] as const;

function DeductionFields({ line, change }: PartProps) {
  const { t } = useTranslation();
  return COSTS.map(([field, word]) => (
    <NumberInput
      key={field}
      label={t(word)}
      w={110}
      min={0}
      max={100}
      clampBehavior="none"
      decimalScale={2}
      value={(line[field] ?? 0) / 100}
      onChange={(value) => change({ ...line, [field]: Math.round(Number(value) * 100) })}
    />
  ));
}

interface PercentProps {
  readonly label: string;
  readonly value: number;
  readonly change: (tenThousandths: number) => void;
}

function Percent({ label, value, change }: PercentProps) {
  return (
    <NumberInput
      label={label}
      w={120}
      min={0}
      max={200}
      clampBehavior="none"
      decimalScale={2}
      suffix="%"
      value={value / 100}
      onChange={(next) => change(Math.round(Number(next) * 100))}
    />
  );
}

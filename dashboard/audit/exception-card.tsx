import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ListedExceptionFragment } from "../api/generated/graphql.ts";
import type { OpenEntry } from "../entry/use-entry.ts";
import { moment } from "../format/moment.ts";
import { yuan } from "../format/money.ts";
import { currentLanguage } from "../i18n/language.ts";
import { findingPath, householdPath } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { Dotted } from "../ui/dotted.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { ConfirmException, ExplainException, type Take } from "./judge-exception.tsx";
import { ProofLinks } from "./proof-links.tsx";
import { ExceptionSeverity } from "./exception-severity.tsx";

interface ExceptionCardProps {
  readonly exception: ListedExceptionFragment;
  readonly open: OpenEntry;
  readonly take: Take;
}

/** As many rows as an exception keeps (figures.proof_of): there may be more. */
const MOST_ROWS = 50;

/** An exception: the fact first; what it may mean and what is to be verified apart from it; and what was decided. */
export function ExceptionCard({ exception, open, take }: ExceptionCardProps) {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { rule, fact, severity, standing, estate, unit, effectiveOn, amount, times, proof, finding } = exception;
  return (
    <article className="audit-exception" aria-label={`${rule.title[language]} ${exception.subject}`}>
      <header>
        <ExceptionSeverity severity={severity} />
        <h3>{rule.title[language]}</h3>
        <span className="audit-standing">{t(`standing${standing}`)}</span>
        {times > 1 && <span className="audit-standing">{t("appearedAgain", { count: times })}</span>}
        {amount !== null && (
          <span className="audit-amount">
            <small>{t("moneyAtStake")}</small> {yuan(amount)}
          </span>
        )}
      </header>
      <p className="audit-fact">
        <WholeCodes text={fact[language]} />
      </p>
      <p className="dim">
        <Dotted
          parts={[
            estate.name,
            unit !== null && (
              <Link key="household" className="choose" to={householdPath(unit.householdCode)}>
                <span>{unit.householdCode}</span>
              </Link>
            ),
            effectiveOn,
            finding !== null && (
              <Link key="finding" className="choose" to={findingPath(finding.code)}>
                <span>{t("itsFinding", { code: finding.code })}</span>
              </Link>
            ),
          ]}
        />
      </p>
      <details>
        <summary>
          {proof.length < MOST_ROWS
            ? t("proofAndJudgement", { count: proof.length })
            : t("proofFirst", { shown: proof.length })}
        </summary>
        {proof.length > 0 && <ProofLinks exception={exception} open={open} />}
        <dl className="audit-words">
          <dt>{t("ruleReason")}</dt>
          <dd>{rule.reason[language]}</dd>
          <dt>{t("judgement")}</dt>
          <dd>{rule.judgement[language]}</dd>
          <dt>{t("toBeVerified")}</dt>
          <dd>{rule.verify[language]}</dd>
          <dt>{t("ruleSource")}</dt>
          <dd>{rule.source}</dd>
        </dl>
      </details>
      <Decisions exception={exception} />
      <Acts exception={exception} take={take} />
    </article>
  );
}

function Decisions({ exception: { decisions } }: { readonly exception: ListedExceptionFragment }) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <ol className="audit-decisions" aria-label={t("decisions")}>
      {decisions.map(({ decision, reason, expiresOn, actor, decidedAt }) => (
        <li key={decidedAt + decision}>
          <strong>{t(`decision${decision}`)}</strong> {reason}
          <small>
            <Dotted parts={[actor, moment(decidedAt), expiresOn !== null && t("holdsUntil", { day: expiresOn })]} />
          </small>
        </li>
      ))}
    </ol>
  );
}

function Acts({ exception, take }: Pick<ExceptionCardProps, "exception" | "take">) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const [doing, setDoing] = useState<"EXPLAIN" | "CONFIRM" | null>(null);
  const stated = me.role === "ESTATE_MANAGER";
  if (exception.standing === "GONE" || exception.standing === "CONFIRMED") return null;
  const close = () => setDoing(null);
  const taken: Take = (changed) => {
    close();
    take(changed);
  };
  return (
    <div className="audit-acts">
      <Button variant="default" size="compact-sm" onClick={() => setDoing("EXPLAIN")}>
        {t(stated ? "stateException" : "explainException")}
      </Button>
      {!stated && (
        <Button variant="outline" size="compact-sm" onClick={() => setDoing("CONFIRM")}>
          {t("confirmException")}
        </Button>
      )}
      {doing === "EXPLAIN" && <ExplainException exception={exception} stated={stated} take={taken} close={close} />}
      {doing === "CONFIRM" && <ConfirmException exception={exception} take={taken} close={close} />}
    </div>
  );
}

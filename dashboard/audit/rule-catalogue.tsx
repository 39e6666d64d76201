import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { AuditRulesDocument, type ListedRuleFragment } from "../api/generated/graphql.ts";
import { basisText } from "../format/basis.ts";
import { moment } from "../format/moment.ts";
import { currentLanguage } from "../i18n/language.ts";
import { useFrame } from "../shell/frame.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import type { AuditView } from "./audit-view.ts";
import { RuleTrial } from "./rule-trial.tsx";
import { ExceptionSeverity } from "./exception-severity.tsx";
import { SwitchRule } from "./switch-rule.tsx";

interface RuleCatalogueProps {
  readonly show: (change: Partial<AuditView>) => void;
}

/** Every rule: what it looks for and why, its thresholds, whether it runs, and what it would have found. */
export function RuleCatalogue({ show }: RuleCatalogueProps) {
  const { t } = useTranslation();
  const [asked, ask] = useQuery({ query: AuditRulesDocument, requestPolicy: "cache-and-network" });
  // How rules stand after an act.
  const [changed, setChanged] = useState<ReadonlyMap<string, ListedRuleFragment>>(new Map());
  const take = (rule: ListedRuleFragment | null) => {
    if (rule !== null) setChanged((before) => new Map(before).set(rule.code, rule));
  };
  return (
    <Panel
      title={t("ruleCatalogue")}
      note={t("ruleCatalogueNote")}
      state={panelState(asked, 640, () => ask({ requestPolicy: "network-only" }))}
    >
      <div className="audit-list">
        {(asked.data?.auditRules ?? []).map((rule) => (
          <RuleEntry key={rule.code} rule={changed.get(rule.code) ?? rule} take={take} show={show} />
        ))}
      </div>
    </Panel>
  );
}

interface RuleEntryProps extends RuleCatalogueProps {
  readonly rule: ListedRuleFragment;
  readonly take: (rule: ListedRuleFragment | null) => void;
}

function RuleEntry({ rule, take, show }: RuleEntryProps) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const language = currentLanguage();
  const [trying, setTrying] = useState(false);
  const [switching, setSwitching] = useState(false);
  const { title, severity, on, version, source, reason, judgement, verify, thresholds, switches } = rule;
  return (
    <article className="audit-exception" aria-label={title[language]}>
      <header>
        <ExceptionSeverity severity={severity} />
        <h3>{title[language]}</h3>
        <span className="audit-standing">{t(on ? "ruleOn" : "ruleOff")}</span>
        <small className="dim">
          <WholeCodes text={t("ruleVersion", { version, source: basisText(t, source) })} />
        </small>
      </header>
      <p className="audit-fact">{reason[language]}</p>
      <details>
        <summary>{t("ruleWording")}</summary>
        <dl className="audit-words">
          <dt>{t("judgement")}</dt>
          <dd>{judgement[language]}</dd>
          <dt>{t("toBeVerified")}</dt>
          <dd>{verify[language]}</dd>
          {thresholds.map(({ name, value, validFrom, reason: what }) => (
            <Threshold key={name} name={what} value={value} validFrom={validFrom} />
          ))}
        </dl>
      </details>
      {switches.length > 0 && (
        <ol className="audit-decisions" aria-label={t("switches")}>
          {switches.map(({ runs, reason: why, actor, switchedAt }) => (
            <li key={switchedAt}>
              <strong>{t(runs ? "switchedOn" : "switchedOff")}</strong> {why}
              <small>
                <Dotted parts={[actor, moment(switchedAt)]} />
              </small>
            </li>
          ))}
        </ol>
      )}
      <div className="audit-acts">
        {me.role !== "ESTATE_MANAGER" && (
          <Button variant="default" size="compact-sm" aria-expanded={trying} onClick={() => setTrying(!trying)}>
            {t("tryRule")}
          </Button>
        )}
        {on && (
          <Button variant="subtle" size="compact-sm" onClick={() => show({ tab: "exceptions", rule: rule.code })}>
            {t("toItsExceptions")}
          </Button>
        )}
        {me.role === "HEADQUARTERS" && (
          <Button variant="default" size="compact-sm" onClick={() => setSwitching(true)}>
            {t(on ? "switchRuleOff" : "switchRuleOn")}
          </Button>
        )}
      </div>
      {trying && <RuleTrial code={rule.code} />}
      {switching && (
        <SwitchRule
          rule={rule}
          take={(changed) => {
            setSwitching(false);
            take(changed);
          }}
          close={() => setSwitching(false)}
        />
      )}
    </article>
  );
}

function Threshold({
  name,
  value,
  validFrom,
}: {
  readonly name: string;
  readonly value: string;
  readonly validFrom: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <dt>
        <Dotted parts={[t("threshold"), name]} />
      </dt>
      <dd>
        {value} <small className="dim">{t("holdsFrom", { day: validFrom })}</small>
      </dd>
    </>
  );
}

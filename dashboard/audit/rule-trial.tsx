import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { panelState } from "../api/panel-state.ts";
import { AuditTrialDocument } from "../api/generated/graphql.ts";
import { count, yuan } from "../format/money.ts";
import { PanelBody } from "../ui/panel.tsx";

const MONTHS = [3, 6, 12, 24];

/** A rule tried on history: how often it would have fired, in which months and estates. */
export function RuleTrial({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const [months, setMonths] = useState(12);
  const [asked, ask] = useQuery({ query: AuditTrialDocument, variables: { code, months } });
  const trial = asked.data?.auditRules[0]?.trial;
  return (
    <section className="audit-trial" aria-label={t("tryRule")}>
      <Select
        label={t("trialMonths")}
        allowDeselect={false}
        value={String(months)}
        data={MONTHS.map((value) => ({ value: String(value), label: t("lastMonths", { count: value }) }))}
        onChange={(chosen) => setMonths(MONTHS.find((own) => String(own) === chosen) ?? months)}
      />
      <PanelBody state={panelState(asked, 120, () => ask({ requestPolicy: "network-only" }))}>
        {trial !== undefined && (
          <>
            <p role="status">
              {t("trialFired", {
                count: trial.hits,
                shown: count(trial.hits),
                from: trial.from,
                to: trial.to,
                estates: trial.estates.length,
                amount: yuan(trial.amount),
              })}
            </p>
            {trial.hits > 0 && (
              <div className="audit-trial-tables">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">{t("month")}</th>
                      <th scope="col" className="number">
                        {t("hits")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {trial.months.map(({ month, hits }) => (
                      <tr key={month}>
                        <th scope="row">{month.slice(0, 7)}</th>
                        <td className="number">{count(hits)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">{t("auditEstate")}</th>
                      <th scope="col" className="number">
                        {t("hits")}
                      </th>
                      <th scope="col" className="number">
                        {t("moneyAtStake")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {trial.estates.map(({ estate, hits, amount }) => (
                      <tr key={estate.code}>
                        <th scope="row">{estate.name}</th>
                        <td className="number">{count(hits)}</td>
                        <td className="number">{yuan(amount)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </PanelBody>
    </section>
  );
}

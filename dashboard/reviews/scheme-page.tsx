import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { ReviewSchemesDocument, type ReviewSchemesQuery } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { paths } from "../paths.ts";
import { useFrame } from "../shell/frame.ts";
import { authored } from "../ui/author.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { AdoptScheme } from "./adopt-scheme.tsx";
import { linesOf } from "./scheme-lines.ts";
import { SchemeEditor } from "./scheme-editor.tsx";
import { TrialPanel } from "./scheme-trial.tsx";
import { ruleText } from "./score-words.ts";
import "./reviews.css";

type Scheme = ReviewSchemesQuery["reviewSchemes"][number];

/** Schemes 考核方案 with their versions; headquarters writes the next one and tries it before adopting it. */
export function Component() {
  const { t } = useTranslation();
  const head = useFrame().me.role === "HEADQUARTERS";
  const [answer, ask] = useQuery({ query: ReviewSchemesDocument });
  const [editing, edit] = useState(false);
  const schemes = answer.data?.reviewSchemes ?? [];
  const latest = schemes[0];
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <PageHead
        title={t("reviewScheme")}
        purpose={t("schemePurpose")}
        crumbs={[{ name: t("performanceReviews"), path: paths.reviews }]}
      >
        {head && latest !== undefined && !editing && <Button onClick={() => edit(true)}>{t("nextScheme")}</Button>}
      </PageHead>
      {editing && latest !== undefined && (
        <Draft
          latest={latest}
          close={() => edit(false)}
          adopted={() => {
            edit(false);
            again();
          }}
        />
      )}
      {schemes.length === 0 && <Panel title={t("reviewScheme")} state={panelState(answer, 240, again)} />}
      {schemes.map((scheme) => (
        <SchemePanel key={scheme.version} scheme={scheme} />
      ))}
    </>
  );
}

interface DraftProps {
  readonly latest: Scheme;
  readonly close: () => void;
  readonly adopted: () => void;
}

function Draft({ latest, close, adopted }: DraftProps) {
  const [lines, setLines] = useState(() => linesOf(latest.lines));
  return (
    <>
      <SchemeEditor lines={lines} change={setLines} close={close}>
        <AdoptScheme lines={lines} latest={latest} adopted={adopted} />
      </SchemeEditor>
      <TrialPanel lines={lines} />
    </>
  );
}

function SchemePanel({ scheme }: { readonly scheme: Scheme }) {
  const { t, i18n } = useTranslation();
  const { version, title, validFrom, adoptedAt, lines } = scheme;
  const { author, reason } = authored(t, scheme.adopter, scheme.reason);
  return (
    <Panel
      title={`${title[i18n.language === "zh" ? "zh" : "en"]} · ${t("schemeVersion", { version })}`}
      note={t("schemeAdopted", { day: validFrom, adopter: author, at: moment(adoptedAt), reason })}
    >
      <PlainTable
        cards
        heads={[t("reviewIndicator"), { number: t("weightInScheme") }, t("reviewRule"), t("whenMissing")]}
      >
        <tbody>
          {lines.map((line) => (
            <tr key={line.indicator}>
              <th scope="row">{t(`indicator${line.indicator}`)}</th>
              <td className="number" data-name={t("weightInScheme")}>
                {line.weight}
              </td>
              <td data-name={t("reviewRule")}>{ruleText(line)}</td>
              <td data-name={t("whenMissing")}>{t(`missing${line.missing}`)}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </Panel>
  );
}

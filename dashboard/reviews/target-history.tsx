import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { TargetVersionsDocument } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { percent } from "../format/ratio.ts";
import { Amount } from "../ui/amount.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { PanelBody } from "../ui/panel.tsx";
import { TARGETED_RATES } from "./target-columns.tsx";

/** Every version of an estate's targets, with who set it and why. */
export function TargetHistory({ code, close }: { readonly code: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const [answer, ask] = useQuery({ query: TargetVersionsDocument, variables: { code } });
  const versions = answer.data?.estate?.targetVersions ?? [];
  const state = panelState(answer, 160, () => ask({ requestPolicy: "network-only" }));
  const rate = (value: number | null) => percent({ numerator: value ?? 0, denominator: value === null ? 0 : 10_000 });
  return (
    <Dialog title={`${t("targetHistory")} · ${answer.data?.estate?.name ?? code}`} close={close}>
      <PanelBody
        state={
          state.kind === "DATA" && versions.length === 0
            ? { kind: "EMPTY", title: t("noTargets"), hint: t("noTargetsHint") }
            : state
        }
      >
        <ol className="target-versions">
          {versions.map((target) => (
            <li key={`${target.year}/${target.version}`}>
              <b>
                <Dotted
                  parts={[
                    target.year,
                    t("targetVersionNo", { version: target.version }),
                    t("validSince", { day: target.validFrom }),
                  ]}
                />
              </b>
              <p>
                <Dotted
                  parts={[
                    ...TARGETED_RATES.map((name) => `${t(name)} ${rate(target[name])}`),
                    target.planned !== null && (
                      <Fragment key="planned">
                        {t("plannedAmount")} <Amount fen={target.planned} />
                      </Fragment>
                    ),
                    target.stageUntil !== null && `${t("stageEnd")} ${target.stageUntil}`,
                  ]}
                />
              </p>
              <p className="dim">
                {target.reason} — {target.setter}, {moment(target.setAt)}
              </p>
            </li>
          ))}
        </ol>
      </PanelBody>
    </Dialog>
  );
}

import { useTranslation } from "react-i18next";
import type { Failure } from "../api/failure.ts";
import { FailedNote } from "../ui/failed-note.tsx";
import { Panel } from "../ui/panel.tsx";
import { words } from "./words.ts";

const nothing = (): void => undefined;
const FAULT: Failure = { kind: "FAULT", message: "", requestId: "5f0c2a9e-7d1b" };
const UNREACHABLE: Failure = { kind: "UNREACHABLE", message: "", requestId: null };

/** Loading, empty, failed, data; and the ways in which something can fail. */
export function StateSamples() {
  const { t } = useTranslation();
  const w = words();
  const refused: Failure = { kind: "REFUSED", message: t("emptyLedger"), requestId: null };
  return (
    <>
      <Panel title={w.states} note={w.statesNote}>
        <FailedNote title={t("fileFailed", { of: w.file })} failure={FAULT} close={nothing} />
      </Panel>
      <div className="figures-row">
        <Panel title={w.loadingPanel} state={{ kind: "LOADING", height: 180 }} />
        <Panel title={w.emptyPanel} state={{ kind: "EMPTY", title: t("rankingNone"), hint: w.emptyHint }} />
        <Panel title={w.dataPanel} controls={<span className="dim">{t("total")}</span>}>
          <p>{w.dataText}</p>
        </Panel>
        <Panel title={w.failedPanel} state={{ kind: "FAILED", failure: FAULT, retry: nothing }} />
        <Panel title={w.unreachablePanel} state={{ kind: "FAILED", failure: UNREACHABLE, retry: nothing }} />
        <Panel title={w.refusedPanel} state={{ kind: "FAILED", failure: refused, retry: nothing }} />
      </div>
    </>
  );
}

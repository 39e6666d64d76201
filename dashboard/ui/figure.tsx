import { SegmentedControl, Skeleton } from "@mantine/core";
import { Suspense, useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, tableFile, type Column } from "./data-table.tsx";
import { FileButton } from "./file-button.tsx";
import { usePagePanel } from "./page-panels.ts";
import { PanelBody, type PanelState } from "./panel.tsx";
import { useShownAs } from "./use-shown-as.ts";
import { WholeCodes } from "./whole-codes.tsx";

const AS_WORDS = { CHART: "asChart", TABLE: "asTable" } as const;
const AS = ["CHART", "TABLE"] as const;

interface FigureProps<Row> {
  /** Names the figure in the address. */
  readonly id: string;
  readonly title: string;
  /** What the figure shows, in a sentence. */
  readonly summary: ReactNode;
  readonly controls?: ReactNode;
  readonly state?: PanelState;
  /** Height of the chart in pixels; it is drawn by code that comes later. */
  readonly height: number;
  readonly chart: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly total?: Row;
}

/** A chart with its title and a sentence that says what it shows; the same data as a table, and as a file. */
export function Figure<Row>(props: FigureProps<Row>) {
  const { id, title, summary, controls, state = { kind: "DATA" }, height, chart, columns, rows, keyOf, total } = props;
  const { t } = useTranslation();
  const label = useId();
  const [shown, choose] = useShownAs(id);
  const file = () => tableFile(title, columns, total === undefined ? rows : [...rows, total]);
  usePagePanel(label, { title, state: state.kind, file });
  return (
    <figure className="card" aria-labelledby={label} data-figure={id}>
      <div className="card-head">
        <h2 id={label}>
          <WholeCodes text={title} />
        </h2>
        {state.kind === "DATA" && (
          <div className="card-controls">
            {controls}
            <SegmentedControl
              size="xs"
              aria-label={`${title} · ${t("shownAs")}`}
              value={shown}
              onChange={choose}
              data={AS.map((value) => ({ value, label: t(AS_WORDS[value]) }))}
            />
            <FileButton of={title} file={file} />
          </div>
        )}
      </div>
      <PanelBody state={state}>
        <figcaption>{typeof summary === "string" ? <WholeCodes text={summary} /> : summary}</figcaption>
        {shown === "TABLE" ? (
          <DataTable labelledBy={label} columns={columns} rows={rows} keyOf={keyOf} total={total} />
        ) : (
          <div className="chart-room" style={{ height }}>
            <Suspense fallback={<Skeleton h={height} />}>{chart}</Suspense>
          </div>
        )}
      </PanelBody>
    </figure>
  );
}

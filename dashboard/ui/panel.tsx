import { Skeleton } from "@mantine/core";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Failure } from "../api/failure.ts";
import { Failed } from "./failed.tsx";
import { FileButton } from "./file-button.tsx";
import { Nothing } from "./nothing.tsx";
import { usePagePanel } from "./page-panels.ts";
import type { MakeTable } from "./table-file.ts";
import { WholeCodes } from "./whole-codes.tsx";

/** What a panel has to show: nothing yet, nothing at all (and why), a failure (and the way out), or its data. */
export type PanelState =
  | { readonly kind: "LOADING"; readonly height: number | string }
  | { readonly kind: "EMPTY"; readonly title: string; readonly hint: string }
  | { readonly kind: "FAILED"; readonly failure: Failure; readonly retry: () => void }
  | { readonly kind: "DATA" };

export interface PanelProps {
  /** Of its heading, where something in it has to name it. */
  readonly id?: string;
  readonly title: string;
  /** One line beside the title. */
  readonly note?: ReactNode;
  /** Buttons and choices at the end of the title's line. */
  readonly controls?: ReactNode;
  readonly state?: PanelState;
  /** What the list in it is narrowed by: stands whatever the list has to show. */
  readonly filters?: ReactNode;
  /** Its figures, for files. */
  readonly file?: MakeTable;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A part of a page under a title of its own; a failure in it leaves the rest of the page alone. */
export function Panel(props: PanelProps) {
  const { id: given, title, note, controls, state = { kind: "DATA" }, filters, file, className, children } = props;
  const made = useId();
  const id = given ?? made;
  usePagePanel(id, { title, state: state.kind, file });
  return (
    <section className={className === undefined ? "card" : `card ${className}`} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>
          <WholeCodes text={title} />
        </h2>
        {note !== undefined && note !== false && (
          <p className="dim">{typeof note === "string" ? <WholeCodes text={note} /> : note}</p>
        )}
        {(controls !== undefined || file !== undefined) && state.kind === "DATA" && (
          <div className="card-controls">
            {controls}
            {file !== undefined && <FileButton of={title} file={file} />}
          </div>
        )}
      </div>
      {filters}
      <PanelBody state={state}>{children}</PanelBody>
    </section>
  );
}

/** A panel's content, or what stands in its place. */
export function PanelBody({ state, children }: { readonly state: PanelState; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case "LOADING":
      return (
        <Skeleton
          className={typeof state.height === "string" ? "list-to-come" : ""}
          h={state.height}
          role="group"
          aria-busy="true"
          aria-label={t("loading")}
        />
      );
    case "EMPTY":
      return <Nothing title={state.title} hint={state.hint} />;
    case "FAILED":
      return <Failed failure={state.failure} retry={state.retry} />;
    case "DATA":
      return children;
  }
}

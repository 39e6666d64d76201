import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFile } from "../api/use-file.ts";
import { count } from "../format/money.ts";
import { FailedNote } from "./failed-note.tsx";
import { printPage } from "./paper.ts";
import { readPrintedLists } from "./printed-lists.ts";

interface PrintButtonProps {
  /** That of the buttons beside it. */
  readonly size?: "xs" | "sm";
}

/** Prints the page once its lists are read to their end: paper has no button for more rows. */
export function PrintButton({ size = "xs" }: PrintButtonProps) {
  const { t } = useTranslation();
  const { working, failure, start, dismiss } = useFile();
  const [rows, setRows] = useState(0);
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const print = async () => {
    const { signal } = (stop.current = new AbortController());
    setRows(0);
    await readPrintedLists(setRows, signal);
    if (!signal.aborted) await printPage();
  };
  return (
    <>
      {working && rows > 0 ? (
        <Button variant="default" size={size} onClick={() => stop.current?.abort()}>
          {t("stopPrinting")}
        </Button>
      ) : (
        <Button variant="default" size={size} loading={working} title={t("printHint")} onClick={() => start(print)}>
          {t("print")}
        </Button>
      )}
      <span className="print-progress" role="status">
        {working && rows > 0 && t("readToPrint", { rows: count(rows) })}
      </span>
      {failure !== null && <FailedNote title={t("notPrinted")} failure={failure} close={dismiss} />}
    </>
  );
}

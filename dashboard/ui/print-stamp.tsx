import { useTranslation } from "react-i18next";
import type { StampLines } from "./table-file.ts";

interface PrintStampProps {
  readonly title: string;
  readonly stamp: StampLines;
}

/** So many lines of the stamp fit beside each other at a sheet's edge: the period, the as-of date and what was known. */
const EDGE = 4;

/** A text inside a style sheet. */
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\\"<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `).replaceAll(/\s+/g, " ")}"`;

/** On paper alone: what the figures rest on, in full above the first page and in short at the edge of every one. */
export function PrintStamp({ title, stamp }: PrintStampProps) {
  const { t } = useTranslation();
  const edge = [title, ...stamp.slice(1, EDGE).map(([name, value]) => `${name} ${value}`)].join(" · ");
  return (
    <>
      <style>{`@page { @top-left { content: ${quoted(edge)} } @bottom-left { content: ${quoted(t("product"))} } }`}</style>
      <dl className="print-stamp" aria-hidden="true">
        {stamp.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

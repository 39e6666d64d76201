import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pdfmake, { type Content, type DocumentDefinition } from "pdfmake";
import type { Language } from "../platform/both-languages.ts";
import type { CardLine } from "./card-lines.rules.ts";
import type { ReviewEvent, ReviewMeasure, ReviewRank } from "./card.type.ts";
import type { Frozen } from "./frozen.rules.ts";
import { figureText, halvesText, isShare, missingText, pointsText, ruleText } from "./score-words.rules.ts";
import { INDICATOR_NAMES, NOTICE_WORDS, UNRANKED_WORDS } from "./notice-words.ts";

/** What a result notice tells. */
export interface Notice {
  readonly estate: { readonly code: string; readonly name: string };
  readonly frozen: Frozen;
  readonly sha256: string;
  readonly lines: readonly CardLine[];
  readonly drawnScore: number | null;
  readonly awarded: number;
  readonly score: number | null;
  readonly rank: ReviewRank | null;
  readonly measures: readonly ReviewMeasure[];
  /** Who signed it off, once somebody has. */
  readonly signed: ReviewEvent | undefined;
  /** The day of signing, in the company's time zone. */
  readonly signedOn: string | null;
}

// A PDF carries the letters that it uses: 50 to 100 kB of a font of all of GB 2312.
const FONTS = join(dirname(createRequire(import.meta.url).resolve("@embedpdf/fonts-sc")), "../fonts");
const REGULAR = join(FONTS, "NotoSansHans-Regular.otf");
const BOLD = join(FONTS, "NotoSansHans-Medium.otf");
pdfmake.setFonts({ Noto: { normal: REGULAR, bold: BOLD, italics: REGULAR, bolditalics: BOLD } });
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === REGULAR || path === BOLD);

/** The result notice 考核结果通知书 as a PDF of A4. */
export function writeNotice(notice: Notice, language: Language): Promise<Buffer> {
  const say = (word: keyof typeof NOTICE_WORDS): string => NOTICE_WORDS[word][language];
  const { estate, frozen, lines, score, drawnScore, awarded, rank, measures, signed, signedOn, sha256 } = notice;
  // Points that an appeal gave back come to count when the review is signed off.
  const asDrawn = signed === undefined && awarded > 0 && rank !== null && rank.place !== null;
  const missing = missingText(lines, language);
  const title = `${say("title")} ${frozen.cycle} ${estate.name}`;
  const content: Content[] = [
    { text: say("title"), bold: true, fontSize: 20, alignment: "center", margin: [0, 0, 0, 12] },
    ...(signed === undefined
      ? [
          {
            text: say("notFinal"),
            alignment: "center" as const,
            margin: [0, 0, 0, 12],
          },
        ]
      : []),
    facts([
      [say("estate"), `${estate.code} ${estate.name}`],
      [say("review"), `${frozen.cycle}  ${frozen.from} – ${frozen.to}`],
      [say("asOf"), frozen.asOf],
      [say("score"), score === null ? say("unscored") : pointsText(score)],
      [say("place"), placeText(rank, language) + (asDrawn ? say("asDrawn") : "")],
    ]),
    table(lines, language, [
      [say("drawn"), pointsText(drawnScore)],
      ...(awarded > 0 ? ([[say("awarded"), pointsText(awarded)]] as const) : []),
      [say("final"), pointsText(score)],
    ]),
    ...(missing === "" ? [] : [{ text: missing, margin: [0, 8, 0, 0] }]),
    ...(measures.length === 0
      ? []
      : [
          { text: say("measures"), bold: true, margin: [0, 14, 0, 4] },
          { ol: measures.map((measure) => `${measure.title} (${measure.finding})`) },
        ]),
    {
      columns: [
        `${say("signed")}  ${signed?.actor ?? ""}`,
        { text: `${say("day")}  ${signedOn ?? ""}`, alignment: "right" },
      ],
      margin: [0, 28, 0, 0],
    },
  ];
  const definition: DocumentDefinition = {
    pageSize: "A4",
    pageMargins: [48, 56, 48, 56],
    info: { title },
    defaultStyle: { font: "Noto", fontSize: 10, lineHeight: 1.25 },
    content,
    footer: (page, pages) => ({
      text: `${say("hash")} ${sha256}   ${page} / ${pages}`,
      fontSize: 7,
      color: DIM,
      alignment: "center",
      margin: [0, 16, 0, 0],
    }),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

const LINE = "#b8c4ce";
const DIM = "#55636f";
const layout = { hLineColor: () => LINE, vLineColor: () => LINE, hLineWidth: () => 0.6, vLineWidth: () => 0.6 };

const facts = (rows: readonly (readonly [string, string])[]): Content => ({
  table: { widths: [96, "*"], body: rows.map(([name, value]) => [{ text: name, bold: true }, value]) },
  layout,
  margin: [0, 0, 0, 14],
});

function table(
  lines: readonly CardLine[],
  language: Language,
  totals: readonly (readonly [string, string])[],
): Content {
  const say = (word: keyof typeof NOTICE_WORDS) => NOTICE_WORDS[word][language];
  const number = (text: string, bold = false) => ({ text, bold, alignment: "right" as const });
  const figure = (line: CardLine): Content => ({
    stack: [
      figureText(line, language),
      ...(isShare(line) ? [{ text: halvesText(line, language), fontSize: 8, color: DIM }] : []),
    ],
  });
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [72, "*", "*", 40, 34, 34],
      body: [
        [
          { text: say("indicator"), bold: true },
          { text: say("figure"), bold: true },
          { text: say("rule"), bold: true },
          number(say("weight"), true),
          number(say("points"), true),
          number(say("lost"), true),
        ],
        ...lines.map((line) => [
          INDICATOR_NAMES[line.indicator][language],
          figure(line),
          ruleText(line.rule, line.target, language),
          number(pointsText(line.effective)),
          number(pointsText(line.points)),
          number(pointsText(line.lost)),
        ]),
        ...totals.map(([name, points]) => [
          { text: name, bold: true, colSpan: 4 },
          "",
          "",
          "",
          number(points, true),
          "",
        ]),
      ],
    },
    layout,
    fontSize: 9,
  };
}

function placeText(rank: ReviewRank | null, language: Language): string {
  if (rank === null) return "—";
  if (rank.place === null) return UNRANKED_WORDS[rank.reason ?? ""]?.[language] ?? "—";
  return language === "zh"
    ? `第 ${rank.place} 名 / ${rank.ranked}（抽样区间第 ${rank.low}–${rank.high} 名）`
    : `${rank.place} of ${rank.ranked} (by chance ${rank.low}–${rank.high})`;
}

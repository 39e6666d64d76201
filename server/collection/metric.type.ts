import { sql } from "kysely";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { BilingualText } from "../platform/bilingual-text.type.ts";
import type { LoaderKind } from "../platform/context.ts";

export enum MetricUnit {
  FEN = "FEN",
  MONEY_RATE = "MONEY_RATE",
  HOUSEHOLD_RATE = "HOUSEHOLD_RATE",
  COUNT = "COUNT",
  COUNT_RATE = "COUNT_RATE",
}
registerEnumType(MetricUnit, {
  name: "MetricUnit",
  description: "What a figure is counted in: money, a share of money, of households or of payments.",
});

export interface MetricRow {
  readonly code: string;
  readonly version: number;
  readonly unit: MetricUnit;
  readonly name_en: string;
  readonly name_zh: string;
  readonly meaning_en: string;
  readonly meaning_zh: string;
  readonly formula_en: string;
  readonly formula_zh: string;
  readonly counts_en: string;
  readonly counts_zh: string;
  readonly excludes_en: string;
  readonly excludes_zh: string;
}

@ObjectType({
  description: "Definition of a figure 指标口径: one text for API, pages, exports and terminal (METRICS).",
})
export class Metric {
  @Field(() => String, { description: "Stable code, e.g. current_rate." })
  readonly code: string;
  @Field(() => Int, {
    description: "Rises when the definition changes; figures of earlier periods keep the rules of their time (P8.2).",
  })
  readonly version: number;
  @Field(() => MetricUnit, { description: "What the figure is counted in." })
  readonly unit: MetricUnit;
  @Field(() => BilingualText, { description: "Name." })
  readonly name: BilingualText;
  @Field(() => BilingualText, { description: "Meaning in plain words." })
  readonly meaning: BilingualText;
  @Field(() => BilingualText, { description: "Formula." })
  readonly formula: BilingualText;
  @Field(() => BilingualText, { description: "What is counted." })
  readonly counts: BilingualText;
  @Field(() => BilingualText, { description: "What is left out." })
  readonly excludes: BilingualText;

  constructor(row: MetricRow) {
    this.code = row.code;
    this.version = row.version;
    this.unit = row.unit;
    this.name = new BilingualText(row.name_en, row.name_zh);
    this.meaning = new BilingualText(row.meaning_en, row.meaning_zh);
    this.formula = new BilingualText(row.formula_en, row.formula_zh);
    this.counts = new BilingualText(row.counts_en, row.counts_zh);
    this.excludes = new BilingualText(row.excludes_en, row.excludes_zh);
  }
}

/** The whole catalogue: it is small, and every rate of an answer quotes it. */
export const catalogueLoader: LoaderKind<"all", Metric[]> = {
  key: (key) => key,
  async batch(trx, keys) {
    const found = await sql<MetricRow>`select * from figures.metric order by sort`.execute(trx);
    const metrics = found.rows.map((row) => new Metric(row));
    return keys.map(() => metrics);
  },
};

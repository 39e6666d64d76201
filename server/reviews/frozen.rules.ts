import { z } from "zod";
import { INDICATORS, schemeLines, type SchemeLine } from "./scheme.rules.ts";
import type { ReviewInput } from "./score.rules.ts";

/** What a card is scored from, as it is frozen. */
export interface Frozen {
  readonly cycle: string;
  readonly estate: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  /** Everything recorded by then was counted; null for an empty ledger. */
  readonly knownAt: string | null;
  readonly scheme: number;
  readonly lines: readonly SchemeLine[];
  readonly figures: readonly ReviewInput[];
}

/** The text that is hashed: fields in this order, whole numbers as digits. */
export const freeze = ({ figures, ...rest }: Frozen): string =>
  JSON.stringify({
    cycle: rest.cycle,
    estate: rest.estate,
    from: rest.from,
    to: rest.to,
    asOf: rest.asOf,
    knownAt: rest.knownAt,
    scheme: rest.scheme,
    lines: rest.lines,
    figures: figures.map((figure) => ({
      indicator: figure.indicator,
      numerator: figure.numerator.toString(),
      denominator: figure.denominator.toString(),
      general: figure.general,
      moreSerious: figure.moreSerious,
      severe: figure.severe,
      target: figure.target,
      reason: figure.reason,
      ...(figure.sent !== null && { returned: figure.returned, sent: figure.sent }),
    })),
  });

const digits = z
  .string()
  .regex(/^-?\d{1,20}$/)
  .transform((text) => BigInt(text));

const frozenShape = z.object({
  cycle: z.string(),
  estate: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  knownAt: z.string().nullable(),
  scheme: z.int(),
  lines: schemeLines,
  figures: z.array(
    z.object({
      indicator: z.enum(INDICATORS),
      numerator: digits,
      denominator: digits,
      general: z.int(),
      moreSerious: z.int(),
      severe: z.int(),
      target: z.int().nullable(),
      reason: z.string().nullable(),
      returned: z.int().nullable().default(null),
      sent: z.int().nullable().default(null),
    }),
  ),
});

export const readFrozen = (text: string): Frozen => frozenShape.parse(JSON.parse(text));

import { graphql } from "../api/generated/gql.ts";
import type { RateChangeQuery, RateChangeQueryVariables, SliceInput } from "../api/generated/graphql.ts";
import { sliceOf } from "../comparison/comparison-query.ts";
import { periodAt } from "../format/period.ts";
import { changeRateOf, type ChangeView } from "./change-view.ts";
import { analysedVariables } from "./use-analysed.ts";

graphql(`
  query RateChange(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $whole: Boolean!
    $estate: String!
    $rate: ChangeRate!
    $against: ChangeAgainst!
    $byChannel: Boolean!
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Changed
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      code
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Changed
      }
    }
  }

  fragment Changed on Collection {
    ...Analysed
    netBilled
    rateChange(rate: $rate, against: $against, byChannel: $byChannel) {
      code
      lessIsBetter
      change
      exact
      factors {
        factor
        effect
        exact
      }
      version
      before {
        from
        to
        asOf
        numerator
        denominator
      }
      after {
        from
        to
        asOf
        numerator
        denominator
      }
      dimensions {
        dimension
        rest
        rateEffect
        mixEffect
        standOut
        explains
        evidence
        segments {
          key
          label
          beforeNumerator
          beforeDenominator
          afterNumerator
          afterDenominator
          rateEffect
          mixEffect
          effect
          exact
        }
      }
    }
  }
`);

type Collection = NonNullable<RateChangeQuery["portfolio"]>["collection"];
export type Changed = NonNullable<Collection["rateChange"]>;
export type ByDimension = Changed["dimensions"][number];
export type Factor = NonNullable<Changed["factors"]>[number];
export type Part = ByDimension["segments"][number];

export const changeVariables = (view: ChangeView): RateChangeQueryVariables => ({
  ...analysedVariables(view),
  rate: changeRateOf(view),
  against: view.against,
  byChannel: view.byChannel,
});

/** The view whose rows are open: of a month of the period that month alone, as of the day of all of it. */
export function segmentView(view: ChangeView): ChangeView {
  const [dimension, months] = (view.segment ?? "").split(":");
  if (dimension !== "AGE" || months === undefined || !/^\d{1,2}$/.test(months)) return view;
  const count = Number(view.period.to.slice(0, 4)) * 12 + Number(view.period.to.slice(5, 7)) - 1 - Number(months);
  const first = `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
  return { ...view, period: periodAt("MONTH", first) };
}

/** The view's slice, narrowed to the segment whose rows are open. */
export function segmentSlice(view: ChangeView): SliceInput {
  const slice = sliceOf(view);
  const [dimension, ...rest] = (view.segment ?? "").split(":");
  const key = rest.join(":");
  switch (dimension) {
    case "FEE_ITEM":
      return { ...slice, feeItems: [key] };
    case "PROPERTY_TYPE":
      return { ...slice, propertyTypes: TYPES.filter((type) => type === key) };
    case "USE":
      return { ...slice, uses: USES.filter((use) => use === key) };
    case "LIABLE_KIND":
      return { ...slice, liableKinds: KINDS.filter((kind) => kind === key) };
    default:
      return slice;
  }
}

const TYPES = [
  "HIGH_RISE_RESIDENTIAL",
  "MIXED_USE",
  "INDUSTRIAL_PARK",
  "PUBLIC_FACILITY",
  "ANCILLARY_COMMERCIAL",
] as const;
const USES = ["RESIDENTIAL", "COMMERCIAL", "OFFICE", "PARKING", "STORAGE", "OTHER"] as const;
const KINDS = ["OWNER", "TENANT", "DEVELOPER"] as const;

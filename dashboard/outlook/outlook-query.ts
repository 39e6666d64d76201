import { graphql } from "../api/generated/gql.ts";
import type { EstateOutlookQuery, OutlookForecastPartsFragment, RollPartsFragment } from "../api/generated/graphql.ts";

/** What is to be expected of an estate, and what its rates were compared with. */
graphql(`
  query EstateOutlook($code: String!, $asOf: Date!, $knownAt: DateTime) {
    estate(code: $code) {
      code
      name
      outlook(asOf: $asOf, knownAt: $knownAt) {
        closed
        forecast {
          ...OutlookForecastParts
        }
        rollRates {
          ...RollParts
        }
        watches {
          rate
          referenceFrom
          referenceTo
          chosen {
            actor
            setAt
            reason
          }
          season
          restless
          memory
          sigmaZ
          months
          numerators
          denominators
          effective
          values
          expected
          lows
          highs
          signals
          longestRun
          longestAllowed
          left
          warning {
            ...WarningParts
          }
        }
      }
    }
  }

  query PortfolioOutlook($asOf: Date!, $knownAt: DateTime) {
    portfolio {
      outlook(asOf: $asOf, knownAt: $knownAt) {
        closed
        forecast {
          ...OutlookForecastParts
        }
        rollRates {
          ...RollParts
        }
        waiting
        warnings {
          rate
          estate {
            code
            name
          }
          warning {
            ...WarningParts
          }
        }
      }
    }
  }

  query WarningsWaiting {
    portfolio {
      outlook {
        waiting
      }
    }
  }

  query OutlookEstates {
    estates {
      code
      name
    }
  }

  mutation ChooseReferenceYear($input: ReferenceYearInput!) {
    answer: chooseReferenceYear(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  fragment WarningParts on Warning {
    signal
    at
    since
    expected
    observed
    atRisk
  }

  fragment OutlookForecastParts on OutlookForecast {
    reason
    finalAge
    learnedFrom
    calendarEffect {
      z
      low
      high
      present
    }
    cohorts {
      month
      netBilled
      collected
      shares
      method
      ages
      values
      lows
      highs
    }
    yearEnd {
      year
      netBilled
      assumedMonths
      collected
      low
      high
      rate
      lowRate
      highRate
      target
      assurance
    }
  }

  fragment RollParts on RollRate {
    bucket
    stood
    kept
    collected
    lowered
    collectedInTheEnd
  }
`);

export type EstateOutlook = NonNullable<EstateOutlookQuery["estate"]>["outlook"];
export type RateWatch = EstateOutlook["watches"][number];
export type Forecast = OutlookForecastPartsFragment;
export type CohortOutlook = Forecast["cohorts"][number];
export type RollRate = RollPartsFragment;

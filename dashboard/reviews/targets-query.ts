import { graphql } from "../api/generated/gql.ts";

/** Targets of every estate beside the year so far. */
graphql(`
  query Targets($period: PeriodInput!, $asOf: Date!) {
    estates {
      code
      name
      stageUntil
      targets {
        ...FullTarget
      }
      targetVersions {
        ...FullTarget
      }
      collection(period: $period, asOf: $asOf, feeClass: PROPERTY_FEE) {
        currentRate {
          ...MoneyRate
        }
        combinedRate {
          ...MoneyRate
        }
      }
    }
  }

  fragment FullTarget on Target {
    ...RateTargets
    version
    validFrom
    planned
    stageUntil
    reason
    setAt
    setter
  }

  query TargetVersions($code: String!) {
    estate(code: $code) {
      name
      targetVersions {
        ...FullTarget
      }
    }
  }

  mutation SetTargets($input: SetTargetsInput!) {
    answer: setTargets(input: $input) {
      estates
      userErrors {
        ...Refused
      }
    }
  }
`);

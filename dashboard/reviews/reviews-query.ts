import { graphql } from "../api/generated/gql.ts";

/** Reviews with the cards that the reader sees. */
graphql(`
  query Reviews {
    reviews {
      ...ListedReview
      scorecards {
        state
      }
    }
  }

  fragment ListedReview on Review {
    code
    startsOn
    endsOn
    appealDays
    openedAt
    opener
    scheme {
      version
      title {
        zh
        en
      }
    }
  }

  query Review($code: String!) {
    review(code: $code) {
      ...ListedReview
      scorecards {
        ...ListedCard
      }
    }
  }

  fragment ListedCard on Scorecard {
    state
    version
    score
    drawnScore
    awarded
    dueOn
    sha256
    estate {
      code
      name
    }
    rank {
      ...CardRank
    }
    lines {
      ...CardLine
    }
  }

  fragment CardRank on ReviewRank {
    place
    ranked
    low
    high
    group
    weightLow
    weightHigh
    reason
  }

  fragment CardLine on ScoreLine {
    indicator
    effective
    points
    lost
    numerator
    denominator
    reason
    metric
    figure {
      zh
      en
    }
    restsOn {
      zh
      en
    }
    rule {
      weight
      missing
      told {
        zh
        en
      }
    }
  }
`);

/** A scorecard with all that explains it. */
graphql(`
  query Scorecard($code: String!, $estate: String!) {
    review(code: $code) {
      ...ListedReview
    }
    scorecard(code: $code, estate: $estate) {
      ...ListedCard
      missing {
        zh
        en
      }
      inputs
      knownAt
      actions
      earlierDraws {
        draw
        score
        inputs
        sha256
      }
      events {
        action
        actor
        role
        at
        reason
        awarded
      }
      measures {
        indicator
        finding
        title
        state
      }
      restatement {
        indicator
        numerator
        denominator
        numeratorNow
        denominatorNow
      }
    }
  }

  query RestatedRows($code: String!, $estate: String!, $indicator: ReviewIndicator!) {
    scorecard(code: $code, estate: $estate) {
      restatedRows(indicator: $indicator) {
        householdCode
        billNo
        numerator
        denominator
      }
    }
  }
`);

/** What headquarters does with a review. */
graphql(`
  mutation OpenReview($code: String!, $appealDays: Int) {
    answer: openReview(code: $code, appealDays: $appealDays) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation DrawReview($code: String!) {
    answer: drawReview(code: $code) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation RedrawReview($code: String!, $reason: String!) {
    answer: redrawReview(code: $code, reason: $reason) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation PublishReview($code: String!) {
    answer: publishReview(code: $code) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation FinaliseReview($code: String!) {
    answer: finaliseReview(code: $code) {
      userErrors {
        ...Refused
      }
    }
  }
`);

/** What is done with one card. */
graphql(`
  mutation StateOnReview($input: ScorecardInput!) {
    answer: stateOnReview(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation AppealReview($input: ScorecardInput!) {
    answer: appealReview(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation DecideAppeal($input: DecideAppealInput!) {
    answer: decideAppeal(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation AddMeasure($input: AddMeasureInput!) {
    answer: addMeasure(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }
`);

/** Schemes, tried and adopted. */
graphql(`
  query ReviewSchemes {
    reviewSchemes {
      version
      title {
        zh
        en
      }
      validFrom
      reason
      adoptedAt
      adopter
      lines {
        indicator
        weight
        scale
        zero
        full
        steps {
          from
          share
        }
        general
        moreSerious
        severe
        missing
        told {
          zh
          en
        }
      }
    }
  }

  query SchemeTrial($code: String!, $lines: [ReviewSchemeLineInput!]!) {
    schemeTrial(code: $code, lines: $lines) {
      estates {
        score
        place
        triedScore
        triedPlace
        estate {
          code
          name
        }
      }
      userErrors {
        ...Refused
      }
    }
  }

  mutation AdoptScheme($input: AdoptSchemeInput!) {
    answer: adoptScheme(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }
`);

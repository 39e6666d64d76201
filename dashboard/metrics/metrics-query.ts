import { graphql } from "../api/generated/gql.ts";

/** All definitions. */
graphql(`
  query Metrics {
    metrics {
      ...Defined
      unit
    }
  }
`);

/** What each of them gives for all estates; worked out apart, since a definition need not wait for its example. */
graphql(`
  query MetricExamples($period: PeriodInput!, $from: Date!, $to: Date!, $asOf: Date!, $knownAt: DateTime) {
    findingFigures(from: $from, to: $to, asOf: $asOf) {
      ...FindingExamples
    }
    serviceFigures(from: $from, to: $to, asOf: $asOf, knownAt: $knownAt) {
      ...ServiceExamples
    }
    portfolio {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt) {
        ...MetricExamples
      }
      promises(period: $period, asOf: $asOf, knownAt: $knownAt) {
        rate {
          ...ExampleCount
        }
      }
    }
    estates {
      code
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt) {
        netBilled
      }
    }
  }

  fragment MetricExamples on Collection {
    netBilled
    held
    bridge {
      opening
      billed
      waived
      writtenOff
      collected
      recovered
      arrearsWaived
      arrearsWrittenOff
      closing
    }
    unidentified
    ageing {
      bucket
      open
    }
    combinedRate {
      ...ExampleRate
    }
    currentRate {
      ...ExampleRate
    }
    onTimeRate {
      ...ExampleRate
    }
    overdueRate {
      ...ExampleRate
    }
    priorYearsRecoveryRate {
      ...ExampleRate
    }
    rateBeforeWaivers {
      ...ExampleRate
    }
    recoveryRate {
      ...ExampleRate
    }
    waiverRate {
      ...ExampleRate
    }
    householdOnTimeRate {
      ...ExampleCount
    }
    householdOverdueRate {
      ...ExampleCount
    }
    householdRate {
      ...ExampleCount
    }
  }

  fragment FindingExamples on FindingFigures {
    closedRate {
      ...ExampleFindings
    }
    onTimeRate {
      ...ExampleFindings
    }
    firstPassRate {
      ...ExampleFindings
    }
    recurrenceRate {
      ...ExampleFindings
    }
  }

  fragment ServiceExamples on ServiceFigures {
    responseRate {
      ...ExampleComplaints
    }
    settledRate {
      ...ExampleComplaints
    }
    satisfaction {
      mean
      answers
    }
  }

  fragment ExampleComplaints on ServiceRate {
    numerator
    denominator
  }

  fragment ExampleFindings on FindingRate {
    numerator
    denominator
  }

  fragment ExampleRate on Rate {
    numerator
    denominator
  }

  fragment ExampleCount on CountRate {
    numerator
    denominator
  }
`);

/** What no cell holds is worked out entry by entry: of one estate in a blink, of all of a large company in minutes. */
graphql(`
  query LedgerExamples($estate: String!, $period: PeriodInput!, $asOf: Date!, $knownAt: DateTime) {
    estate(code: $estate) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt) {
        ...LedgerExamples
      }
    }
  }

  fragment LedgerExamples on Collection {
    cash {
      received
      toPeriod
      toPrior
      toLater
      heldChange
    }
    onlineShare {
      ...ExampleRate
    }
    onlineShareByCount {
      ...ExampleCount
    }
    curve {
      days
      numerator
      denominator
    }
    ageingByYear {
      year
      open
    }
    serviceRate {
      ...ExampleRate
    }
  }
`);

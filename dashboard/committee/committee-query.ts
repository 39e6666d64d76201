import { graphql } from "../api/generated/gql.ts";

graphql(`
  query CommitteeEstates {
    today
    estates {
      code
      name
    }
  }

  query CommitteeWindow($estate: String!) {
    committeeWindow(estate: $estate) {
      ...ShownWindow
    }
  }

  query BulletinTexts($estate: String!) {
    committeeWindow(estate: $estate) {
      estate
      bulletins {
        releaseId
        month
        sha256
        content
      }
    }
  }

  fragment ShownWindow on CommitteeWindow {
    estate
    name
    replyDays
    unpublished
    journalHead {
      seq
      hash
    }
    headline {
      ...ShownRelease
    }
    bulletins {
      ...ShownRelease
    }
    buildings {
      code
      name
    }
    findings {
      raised
      accepted
      overdue
    }
    questionCounts {
      asked
      answered
      late
    }
    questions {
      questionId
      figure
      cell
      month
      words
      asker
      askedOn
      dueOn
      late
      answer
      answeredOn
      answerer
      finding
    }
    minutes {
      minutesId
      heldOn
      title
      name
      sha256
      author
      decisions {
        finding
        title
        state
      }
      own
      received
      receipts {
        person
        role
        at
      }
    }
  }

  fragment ShownRelease on CommitteeRelease {
    releaseId
    month
    asOf
    knownAt
    sha256
    releasedAt
    releaser
    target
    promise
    restatedOn
    received
    receipts {
      person
      role
      at
    }
    opinions {
      opinionId
      words
      author
      at
      receipts {
        person
        at
      }
    }
    findings {
      raised
      accepted
      overdue
    }
    questions {
      asked
      answered
      late
    }
    buildings {
      code
      name
    }
    figures {
      ...ShownFigures
    }
  }

  fragment ShownFigures on CommitteeFigures {
    least
    total {
      households
      settled
      owing
      netBilled
      collected
      unpaid
    }
    lastYear {
      householdRate
      currentRate
    }
    prior {
      owing
      open
    }
    buildings {
      cell
      households
      owing
      unpaid
    }
    buildingsTogether {
      households
      owing
      unpaid
    }
    ages {
      cell
      owing
      unpaid
    }
    agesTogether {
      owing
      unpaid
    }
  }

  mutation PublishBulletin($input: PublishBulletinInput!) {
    answer: publishBulletin(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation ReceiveBulletin($input: ReceiveInput!) {
    answer: receiveBulletin(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation ReceiveMinutes($input: ReceiveInput!) {
    answer: receiveMinutes(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation ReceiveOpinion($input: ReceiveInput!) {
    answer: receiveOpinion(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation ReturnOpinion($input: ReturnOpinionInput!) {
    answer: returnOpinion(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation AskCommittee($input: AskCommitteeInput!) {
    answer: askCommitteeQuestion(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation AnswerCommittee($input: AnswerCommitteeInput!) {
    answer: answerCommitteeQuestion(input: $input) {
      ...CommitteeAnswer
    }
  }

  mutation RecordDecisions($input: RecordDecisionsInput!) {
    answer: recordDecisions(input: $input) {
      ...CommitteeAnswer
    }
  }

  fragment CommitteeAnswer on CommitteePayload {
    window {
      estate
    }
    userErrors {
      ...Refused
    }
  }
`);

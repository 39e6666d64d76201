import { graphql } from "../api/generated/gql.ts";

graphql(`
  query OneFinding($code: String!) {
    today
    finding(code: $code) {
      ...ListedFinding
      description
      confidential
      sourceKey
      raisedBy
      raiserRole
      submittedOn
      acceptors
      recursOf {
        code
        title
      }
      returns {
        code
        title
      }
      events {
        ...FindingStep
      }
      evidence {
        ...EvidenceFile
      }
    }
  }

  fragment FindingStep on FindingEvent {
    seq
    action
    fromState
    toState
    actor
    role
    at
    reason
    rootCause
    corrective
    preventive
    untilOn
    assignee
    dueOn
    round
  }

  fragment EvidenceFile on Evidence {
    evidenceId
    path
    thumbnail
    name
    mediaType
    bytes
    sha256
    round
    effectiveOn
    replaces
    internal
    uploadedAt
    uploader
    uploaderRole
  }

  fragment MovedFinding on FindingPayload {
    finding {
      code
    }
    userErrors {
      ...Refused
    }
  }

  mutation RaiseFinding($input: RaiseFindingInput!) {
    answer: raiseFinding(input: $input) {
      ...MovedFinding
    }
  }

  mutation AssignFinding($input: AssignFindingInput!) {
    answer: assignFinding(input: $input) {
      ...MovedFinding
    }
  }

  mutation StartRectification($input: FindingInput!) {
    answer: startRectification(input: $input) {
      ...MovedFinding
    }
  }

  mutation SubmitRectification($input: SubmitRectificationInput!) {
    answer: submitRectification(input: $input) {
      ...MovedFinding
    }
  }

  mutation AcceptRectification($input: AcceptRectificationInput!) {
    answer: acceptRectification(input: $input) {
      ...MovedFinding
    }
  }

  mutation RejectRectification($input: FindingReasonInput!) {
    answer: rejectRectification(input: $input) {
      ...MovedFinding
    }
  }

  mutation RequestExtension($input: FindingUntilInput!) {
    answer: requestExtension(input: $input) {
      ...MovedFinding
    }
  }

  mutation DecideExtension($input: DecideExtensionInput!) {
    answer: decideExtension(input: $input) {
      ...MovedFinding
    }
  }

  mutation DisputeFinding($input: FindingReasonInput!) {
    answer: disputeFinding(input: $input) {
      ...MovedFinding
    }
  }

  mutation DecideDispute($input: DecideDisputeInput!) {
    answer: decideDispute(input: $input) {
      ...MovedFinding
    }
  }

  mutation AcceptRisk($input: FindingUntilInput!) {
    answer: acceptRisk(input: $input) {
      ...MovedFinding
    }
  }

  mutation ConsentToRisk($input: ConsentToRiskInput!) {
    answer: consentToRisk(input: $input) {
      ...MovedFinding
    }
  }

  mutation ResumeRectification($input: FindingReasonInput!) {
    answer: resumeRectification(input: $input) {
      ...MovedFinding
    }
  }

  mutation VoidFinding($input: FindingReasonInput!) {
    answer: voidFinding(input: $input) {
      ...MovedFinding
    }
  }
`);

import { graphql } from "../api/generated/gql.ts";

graphql(`
  query People($text: String, $first: Int!, $after: String, $counted: Boolean!) {
    people(first: $first, text: $text, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedPerson
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedPerson on Person {
    personId
    name
    phone
    email
    demo
    disabledAt
    hasPassword
    invitedUntil
    seenAt
    grants {
      grantId
      role
      startsOn
      endsOn
      endedAt
      grantedBy
      estate {
        code
        name
      }
    }
    interests {
      interestId
      kind
      subject
      note
      declaredOn
      endedOn
    }
  }

  query GrantableEstates {
    grantableEstates {
      code
      name
    }
  }

  query Person($personId: Int!) {
    person(personId: $personId) {
      ...ListedPerson
    }
  }

  fragment ChangedPerson on PersonPayload {
    person {
      personId
    }
    invitation {
      path
      expiresAt
    }
    userErrors {
      ...Refused
    }
  }

  mutation InvitePerson($input: InvitePersonInput!) {
    answer: invitePerson(input: $input) {
      ...ChangedPerson
    }
  }

  mutation InviteAgain($personId: Int!) {
    answer: inviteAgain(personId: $personId) {
      ...ChangedPerson
    }
  }

  mutation GrantRole($input: GrantRoleInput!) {
    answer: grantRole(input: $input) {
      ...ChangedPerson
    }
  }

  mutation EndGrant($grantId: Int!) {
    answer: endGrant(grantId: $grantId) {
      ...ChangedPerson
    }
  }

  mutation DisablePerson($personId: Int!) {
    answer: disablePerson(personId: $personId) {
      ...ChangedPerson
    }
  }

  mutation EnablePerson($personId: Int!) {
    answer: enablePerson(personId: $personId) {
      ...ChangedPerson
    }
  }

  mutation EndInterest($interestId: Int!) {
    answer: endInterest(interestId: $interestId) {
      ...ChangedPerson
    }
  }
`);

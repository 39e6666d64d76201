import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Entrance {
    entrance {
      hasPeople
      demoAccounts {
        personId
        name
        role {
          role
          portfolio
          estates {
            code
            name
          }
        }
      }
    }
  }

  query Invitation($secret: String!) {
    invitation(secret: $secret) {
      name
      login
    }
  }

  mutation SignIn($input: SignInInput!) {
    answer: signIn(input: $input) {
      ...SignedIn
    }
  }

  mutation EnterDemo($account: Int!) {
    answer: enterDemo(account: $account) {
      ...SignedIn
    }
  }

  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    answer: acceptInvitation(input: $input) {
      ...SignedIn
    }
  }

  mutation ChangePassword($input: ChangePasswordInput!) {
    answer: changePassword(input: $input) {
      ...SignedIn
    }
  }

  mutation ChooseRole($input: ChooseRoleInput!) {
    answer: chooseRole(input: $input) {
      ...SignedIn
    }
  }

  fragment SignedIn on MePayload {
    me {
      personId
    }
    userErrors {
      ...Refused
    }
  }

  fragment Refused on UserError {
    code
    field
    message
    at
    told {
      ...Text
    }
  }

  mutation SignOut {
    signOut {
      sessions
    }
  }

  mutation SignOutEverywhere {
    signOutEverywhere {
      sessions
    }
  }

  query OwnAccount {
    me {
      personId
      sessions {
        sessionId
        createdAt
        seenAt
        address
        agent
        current
      }
    }
  }

  query OwnInterests {
    me {
      personId
      interests {
        interestId
        kind
        subject
        note
        declaredOn
        endedOn
      }
    }
  }

  query Tokens {
    tokens {
      ...OwnToken
    }
  }

  fragment OwnToken on ApiToken {
    tokenId
    name
    role
    estates
    writes
    createdAt
    expiresAt
    revokedAt
    usedAt
  }

  mutation IssueToken($input: IssueTokenInput!) {
    answer: issueToken(input: $input) {
      secret
      token {
        ...OwnToken
      }
      userErrors {
        ...Refused
      }
    }
  }

  mutation RevokeToken($tokenId: Int!) {
    answer: revokeToken(tokenId: $tokenId) {
      token {
        ...OwnToken
      }
      userErrors {
        ...Refused
      }
    }
  }

  mutation DeclareInterest($input: DeclareInterestInput!) {
    answer: declareInterest(input: $input) {
      ...ChangedPerson
    }
  }
`);

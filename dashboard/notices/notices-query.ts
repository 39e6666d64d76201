import { graphql } from "../api/generated/gql.ts";

graphql(`
  query NoticeHooks {
    noticeHooks {
      ...ListedHook
    }
    estates {
      code
      name
    }
  }

  fragment ListedHook on NoticeHook {
    hookId
    estateCode
    platform
    name
    host
    language
    setAt
    setBy
  }

  query Outbox($first: Int!, $after: String, $counted: Boolean!) {
    notices(first: $first, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedNotice
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedNotice on Notice {
    noticeId
    kind
    hookName
    personName
    estateCode
    subject
    madeAt
    state
    attempts
    dueAt
    status
    answer
    endedAt
  }

  query NoticeCounts {
    noticeCounts {
      awaiting
      soon
      overdue
      escalated
    }
  }

  query NoticePreference {
    noticePreference {
      language
      byMail
      email
      mailReady
    }
  }

  mutation SetNoticeHook($input: SetNoticeHookInput!) {
    answer: setNoticeHook(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation EndNoticeHook($hookId: Int!) {
    answer: endNoticeHook(hookId: $hookId) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation TryNoticeHook($hookId: Int!) {
    answer: tryNoticeHook(hookId: $hookId) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation SetNoticePreference($input: SetNoticePreferenceInput!) {
    answer: setNoticePreference(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }
`);

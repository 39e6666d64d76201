import { graphql } from "../api/generated/gql.ts";

graphql(`
  query SavedViews {
    savedViews {
      ...ListedView
    }
  }

  fragment ListedView on SavedView {
    viewId
    name
    address
    shared
    own
    by
  }

  mutation SaveView($input: SaveViewInput!) {
    answer: saveView(input: $input) {
      ...ChangedView
    }
  }

  mutation RenameView($input: RenameViewInput!) {
    answer: renameView(input: $input) {
      ...ChangedView
    }
  }

  mutation ShareView($viewId: Int!) {
    answer: shareView(viewId: $viewId) {
      ...ChangedView
    }
  }

  mutation UnshareView($viewId: Int!) {
    answer: unshareView(viewId: $viewId) {
      ...ChangedView
    }
  }

  mutation ForgetView($viewId: Int!) {
    answer: forgetView(viewId: $viewId) {
      ...ChangedView
    }
  }

  fragment ChangedView on SavedViewPayload {
    view {
      viewId
    }
    userErrors {
      ...Refused
    }
  }
`);

import type { Exchange } from "urql";
import { pipe, tap } from "wonka";
import { paths, signInPath } from "../paths.ts";
import { textAt } from "./failure.ts";

/** Sends whoever is signed in no longer to sign in, and back here afterwards. */
export const toTheDoor: Exchange =
  ({ forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      tap(({ error }) => {
        const unknown = error?.graphQLErrors.some(({ extensions }) => textAt(extensions, "code") === "UNAUTHENTICATED");
        const { pathname, search } = window.location;
        if (unknown === true && pathname !== paths.signIn) window.location.assign(signInPath(pathname + search));
      }),
    );

import { mapExchange } from "urql";
import { paths, signInPath } from "../paths.ts";
import { textAt } from "./failure.ts";

/** Sends whoever is signed in no longer to sign in, and back here afterwards. */
export const toTheDoor = mapExchange({
  onError({ graphQLErrors }) {
    const unknown = graphQLErrors.some(({ extensions }) => textAt(extensions, "code") === "UNAUTHENTICATED");
    const { pathname, search } = window.location;
    if (unknown && pathname !== paths.signIn) window.location.assign(signInPath(pathname + search));
  },
});

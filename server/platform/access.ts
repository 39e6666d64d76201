import { GraphQLError } from "graphql";
import { HEADQUARTERS, type Viewer } from "../database/transaction.ts";

/** Addresses of the machine itself, also as IPv6 writes an IPv4 address. */
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i;

/**
 * Who asks; the one place that decides it. There is no sign-in yet, so whoever sits at the machine is headquarters and sees
 * every estate, and whoever comes over a network is nobody.
 */
export function viewerAt(address: string): Viewer {
  if (LOOPBACK.test(address)) return HEADQUARTERS;
  throw new GraphQLError(
    "There is no sign-in yet, so figures are shown on the server's own machine only. Open the page there, or through a tunnel (ssh -L).",
    { extensions: { code: "UNAUTHENTICATED", http: { status: 401 } } },
  );
}

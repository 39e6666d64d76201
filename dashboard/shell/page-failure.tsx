import { useRouteError } from "react-router";
import { CombinedError } from "urql";
import { failureOf, type Failure } from "../api/failure.ts";
import { Failed } from "../ui/failed.tsx";

/** Shown in place of a page that could not be loaded, or that broke; the navigation stays. */
export function PageFailure() {
  const error = useRouteError();
  const failure: Failure =
    error instanceof CombinedError
      ? failureOf(error)
      : { kind: "FAULT", message: error instanceof Error ? error.message : "", requestId: null };
  return <Failed whole failure={failure} retry={() => window.location.reload()} />;
}

/** The same where not even the frame could be loaded. */
export function FrameFailure() {
  return (
    <main className="page">
      <PageFailure />
    </main>
  );
}

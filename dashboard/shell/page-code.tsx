import type { LazyRouteFunction, RouteObject } from "react-router";
import { Failed } from "../ui/failed.tsx";

/** Stands in the place of a page whose code did not come: after an upgrade its file is gone, and loading anew brings the one that is there. */
function CodeFailure() {
  const kind = navigator.onLine ? "OUTDATED" : "UNREACHABLE";
  return <Failed whole failure={{ kind, message: "", requestId: null }} retry={() => window.location.reload()} />;
}

/** The code of a page. The router shows nothing at all where that does not come, so a page comes that says so. */
export const orCodeFailure =
  (lazy: LazyRouteFunction<RouteObject>): LazyRouteFunction<RouteObject> =>
  () =>
    lazy().catch((error: unknown) => {
      console.error(error);
      return { Component: CodeFailure };
    });

import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import fastifyApollo from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import { costGuard } from "./cost-guard.ts";
import { callerOf, isForbidden, journalRefusals, keepUp, leavesSession } from "./admit.ts";
import { readManifest, takeDocuments } from "./persisted-documents.ts";
import { unauthenticated } from "./platform/access.ts";
import { API_PATH } from "./platform/api-path.ts";
import { RequestContext } from "./platform/context.ts";
import type { AppDeps } from "./platform/deps.ts";
import { documentLimits, PARSING } from "./platform/document-limits.ts";
import { logFaults, tellError, unusableText } from "./platform/request-faults.ts";
import { RequestTransaction } from "./platform/request-transaction.ts";
import { holdsUnusableText } from "./platform/text.rules.ts";
import { buildSchema } from "./schema.ts";

/** Serves the API at /graphql: one snapshot of the database per request. */
export async function mountGraphql(app: FastifyInstance, deps: AppDeps): Promise<void> {
  const server = new ApolloServer<RequestContext>({
    schema: await buildSchema(),
    introspection: deps.introspection,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    // Documents are known by the manifest of the dashboard, not because somebody sent them once.
    persistedQueries: false,
    parseOptions: PARSING,
    validationRules: [documentLimits],
    formatError: tellError,
    // Signals close the server in start.ts, in order.
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // It would look at every field of every answer to find out what is said once below: nothing is kept by anybody.
      ApolloServerPluginCacheControlDisabled(),
      costGuard,
      answering(deps),
    ],
  });
  await server.start();
  app.addHook("onClose", () => server.stop());
  takeDocuments(app, { known: readManifest(), only: deps.persistedOnly, secure: deps.secure });
  await app.register(fastifyApollo(server), {
    path: API_PATH,
    context: async (request, reply) => {
      // A page that stays open over midnight learns of the new day by any answer; its times are those of the company's clocks.
      const { clock } = deps;
      reply.headers({ "x-request-id": request.id, "x-business-day": clock.today(), "x-time-zone": clock.timeZone });
      reply.header("cache-control", "no-store");
      const transaction = new RequestTransaction(deps.database, callerOf(request, deps), deps.limits.seconds);
      // Whoever hangs up waits for nothing: the statement that runs is ended.
      reply.raw.once("close", () => transaction.cancel());
      return new RequestContext(transaction, deps.clock, deps.parts, leavesSession(reply, deps), request.note);
    },
  });
}

/** Closes the request's snapshot before the answer leaves, logs faults, and speaks both media types. */
const answering = (deps: AppDeps): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    let refusals: readonly string[] = [];
    return {
      async didEncounterErrors({ errors, contextValue }) {
        if (!contextValue.transaction.cancelled) logFaults(errors, contextValue.requestId, deps.log);
        contextValue.note.codes = [...new Set(errors.map(({ extensions }) => String(extensions["code"] ?? "FAULT")))];
        refusals = errors.filter(isForbidden).map(({ path }) => `Field ${path?.join(".") ?? ""}`);
      },
      async didResolveOperation({ request, operationName, operation, contextValue }) {
        // Some columns would take it, others fail over it: nothing of it comes in.
        if (holdsUnusableText(request.variables)) throw unusableText();
        contextValue.note.operation = operationName ?? operation?.operation ?? "";
        // Its token was shown, but nobody has looked at it yet.
        if (contextValue.note.machinesOnly === true && (await contextValue.transaction.identity()) === null)
          throw unauthenticated();
      },
      async willSendResponse({ request, response, contextValue }) {
        const { transaction, leaveSession } = contextValue;
        await transaction.close();
        await keepUp(transaction.caller, leaveSession);
        if (refusals.length > 0) await journalRefusals(deps, transaction.caller, refusals);
        // application/json came before status codes meant anything: a well-formed request is answered 200 there, whatever the answer.
        const accept = request.http?.headers.get("accept") ?? "";
        const legacy = accept.includes("application/json") && !accept.includes("application/graphql-response+json");
        if (legacy && response.http.status === 400) response.http.status = 200;
      },
    };
  },
});

import { CombinedError } from "urql";
import { afterEach, expect, it, vi } from "vitest";
import { failureOf } from "../../dashboard/api/failure.ts";
import { FileFailure, fetchFile } from "../../dashboard/api/fetch-file.ts";
import { turnedAway } from "../../server/platform/turned-away.ts";

afterEach(() => vi.unstubAllGlobals());

it("tells for how long a busy server asks to wait", () => {
  const error = new CombinedError({ graphQLErrors: [turnedAway("RATE_LIMITED", "Too many requests.", 42)] });
  expect(failureOf(error)).toEqual({ kind: "BUSY_FOR", message: "42", requestId: null });
});

it("tells the same of a file", async () => {
  const headers = { "retry-after": "42", "x-request-id": "of-the-file" };
  vi.stubGlobal("fetch", async () => Response.json({ error: "RATE_LIMITED" }, { status: 429, headers }));
  const failed = await fetchFile("/exports/bills.csv").catch((failure: unknown) => failure);
  expect(failed).toBeInstanceOf(FileFailure);
  expect(failed).toMatchObject({ failure: { kind: "BUSY_FOR", message: "42", requestId: "of-the-file" } });
});

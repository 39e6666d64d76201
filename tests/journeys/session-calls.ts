import { expect } from "vitest";
import type { Page } from "playwright-core";

/** A picture of one point, as PNG. */
export const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

interface Told<T> {
  readonly data?: T | null;
}

/** Asks the API with the session of a window, for steps that another journey goes through in the browser; refusals fail the test. */
export async function asked<T>(page: Page, query: string): Promise<T> {
  const answer = await page.request.post(new URL("/graphql", page.url()).href, { data: { query } });
  const said = await answer.text();
  expect(said).not.toMatch(/"errors":|"userErrors":\[\{/);
  const told: Told<T> = JSON.parse(said);
  if (told.data == null) throw new Error(said);
  return told.data;
}

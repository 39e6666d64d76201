import pino, { type DestinationStream, type Logger } from "pino";

/** What is never written, wherever it stands: secrets that let in, and what a database tells of the rows it could not take. */
const SECRET = [
  "password",
  "current",
  "next",
  "secret",
  "token",
  "cookie",
  "authorization",
  "set-cookie",
  "detail",
  "where",
  "parameters",
];

/** The server's log: a line of JSON for each request and fault, with secrets left out. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const paths = SECRET.flatMap((word) => ["", "*.", "*.*."].map((above) => `${above}["${word}"]`.replace('.["', '["')));
  const options = { level, base: null, redact: { paths, censor: "[left out]" } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

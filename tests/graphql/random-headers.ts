import fc from "fast-check";

const NAMES =
  "host cookie authorization accept content-type content-length transfer-encoding x-forwarded-for origin expect accept-encoding " +
  "if-none-match range user-agent content-encoding te upgrade connection x-request-id apollo-require-preflight __proto__ constructor";
const VALUES = [
  "session=x",
  "Bearer x",
  "-1",
  "99999999",
  "chunked",
  "identity, chunked",
  "application/json; charset=nothing",
  "a b",
  "gzip",
  "websocket",
  "bytes=9-1",
  "",
];
const visible = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});
/** Longer than what a server takes of all headers together, or nearly. */
const long = fc.integer({ min: 4_000, max: 40_000 }).map((length) => "a=b; ".repeat(length / 5));
const binary = fc.string({ unit: "binary", maxLength: 30 });
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...NAMES.split(" ")) },
  { weight: 1, arbitrary: fc.oneof(visible, binary) },
);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(visible, fc.constantFrom(...VALUES)) },
  { weight: 1, arbitrary: fc.oneof(binary, long) },
);
const header = fc.tuple(name, value, fc.constantFrom(": ", ":", " : ", "\t:\t", ""));
// Every other header comes twice, with another value.
const headers = fc
  .array(fc.tuple(header, fc.option(value)), { maxLength: 5 })
  .map((all) =>
    all.flatMap(([first, again]) => (again === null ? [first] : [first, [first[0], again, first[2]] as const])),
  );
const request = fc
  .tuple(headers, fc.constantFrom("GET", "POST", "PUT", "BREW"), visible, fc.constantFrom("\r\n", "\n"))
  .map(([each, method, rest, end]) => {
    const lines = each.map(([key, given, colon]) => `${key}${colon}${given}${end}`).join("");
    return `${method} /graphql?${encodeURIComponent(rest)} HTTP/1.1\r\nhost: x${end}${lines}connection: close${end}${end}{"query":"{ today }"}`;
  });

/** What is sent over the wire: requests with doubled, illegal and oversized headers, and lines that are none. */
export const randomWire = fc.oneof(request, fc.string({ unit: "binary", minLength: 1 }));

const cookie = fc.oneof(
  fc.tuple(fc.constantFrom("session", "__Host-session", "SESSION", "", "__proto__"), visible).map((of) => of.join("=")),
  visible,
  long.map((text) => text.slice(0, 12_000)),
);
const type = fc.oneof(
  fc.constantFrom(
    "application/json",
    "application/json; charset=utf-16",
    'application/json; charset="',
    "application/graphql",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=",
    "text/plain",
    "*/*",
    "",
  ),
  visible,
);
/** Headers that say who asks, and what in which form. */
export const randomHeaders = fc.record(
  {
    cookie: fc.array(cookie, { maxLength: 4 }).map((all) => all.join("; ")),
    authorization: fc.oneof(
      visible.map((text) => `Bearer ${text}`),
      visible.map((text) => `Basic ${text}`),
      fc.constantFrom("Bearer", "bearer  ", "Bearer \u0000"),
    ),
    "content-type": type,
    "content-encoding": fc.constantFrom("gzip", "br", "deflate", "zstd", "gzip, gzip"),
    accept: type,
    "accept-encoding": fc.oneof(visible, fc.constantFrom("gzip;q=nothing", "*;q=0")),
    origin: fc.oneof(visible, fc.constantFrom("null", "https://elsewhere.example")),
  },
  { requiredKeys: [] },
);
export const randomBody = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    Buffer.from('{"query":"{ today }"}'),
    Buffer.from('{"query":"{ today }"}', "utf16le"),
    Buffer.alloc(0),
  ),
);

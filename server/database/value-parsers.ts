const asText = (value: string): string => value;

/** Splits a one-dimensional array literal; NULL elements stay null. */
function elements(literal: string): (string | null)[] {
  const body = literal.slice(1, -1);
  if (body === "") return [];
  return body.split(",").map((element) => (element === "NULL" ? null : element.replace(/^"|"$/g, "")));
}

/**
 * How both engines turn values into JavaScript, by type: int8 is bigint, dates, times and numerics stay text. The drivers' own
 * choices lose precision or shift days.
 */
export const VALUE_PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  20: BigInt,
  1082: asText,
  1114: asText,
  1184: asText,
  1186: asText,
  1700: asText,
  1016: (literal) => elements(literal).map((element) => (element === null ? null : BigInt(element))),
  1182: elements,
  1115: elements,
  1185: elements,
  1187: elements,
  1231: elements,
};

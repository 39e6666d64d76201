/** A time without a zone is the company's local time; a database reads the zone's name after it. */
export const withZone = (instant: string, timeZone: string): string =>
  /(Z|[+-]\d{2}:?\d{2})$/.test(instant.slice(10)) ? instant : `${instant} ${timeZone}`;

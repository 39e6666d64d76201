/** Years in which the lunar year begins in January; in others it begins in February. */
const IN_JANUARY: ReadonlySet<string> = new Set(
  "2001 2004 2006 2009 2012 2014 2017 2020 2023 2025 2028 2031 2033 2036 2039 2042 2044 2047 2050".split(" "),
);

/** Whether the Spring Festival 春节 falls into a month, YYYY-MM: people travel then, and pay late. */
export function hasSpringFestival(month: string): boolean {
  const [year = "", number = ""] = month.split("-");
  return number === (IN_JANUARY.has(year) ? "01" : "02");
}

import { Link, useSearchParams } from "react-router";
import { estatePath } from "../paths.ts";
import { keptSearch } from "../ui/kept-search.ts";

/** Leads to an estate's page, read at the same position. */
export function EstateLink({ code, name }: { readonly code: string; readonly name: string }) {
  const [search] = useSearchParams();
  return (
    <Link className="estate-name" to={{ pathname: estatePath(code), search: keptSearch(search) }}>
      {name}
    </Link>
  );
}

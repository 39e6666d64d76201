import { Link, useSearchParams } from "react-router";
import { buildingPath } from "../paths.ts";
import { keptSearch } from "../ui/kept-search.ts";

interface BuildingLinkProps {
  readonly estate: string;
  readonly code: string;
  readonly name: string;
}

/** Leads to a building's page, read at the same position. */
export function BuildingLink({ estate, code, name }: BuildingLinkProps) {
  const [search] = useSearchParams();
  return (
    <Link className="estate-name" to={{ pathname: buildingPath(estate, code), search: keptSearch(search) }}>
      {name}
    </Link>
  );
}

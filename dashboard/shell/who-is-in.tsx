import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import { SignOutDocument } from "../api/generated/graphql.ts";
import { paths } from "../paths.ts";
import { Dotted } from "../ui/dotted.tsx";
import { useFrame } from "./frame.ts";

/** Who has signed in, and in which role they act; the way to change it, and out. */
export function WhoIsIn({ follow }: { readonly follow: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { name, role, roles, demo } = useFrame().me;
  const held = roles.find((own) => own.role === role);
  const signOut = async () => {
    await client.mutation(SignOutDocument, {}).toPromise();
    // What was read in this role is forgotten with the page.
    window.location.assign(paths.signIn);
  };
  return (
    <section className="who-is-in" aria-label={t("signedInAs")}>
      <div>
        <b>{name}</b> {demo && <span className="dim">({t("demoAccount")})</span>}
        <small>
          <Dotted
            parts={[
              role === null ? t("noRole") : t(`role${role}`),
              held !== undefined && !held.portfolio && t("ofEstates", { count: held.estates.length }),
            ]}
          />
        </small>
      </div>
      <div className="who-is-in-acts">
        <Anchor component={Link} to={paths.profile} size="sm" onClick={follow}>
          {t(roles.length > 1 ? "switchRole" : "profile")}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={() => void signOut()}>
          {t("signOut")}
        </Anchor>
      </div>
    </section>
  );
}

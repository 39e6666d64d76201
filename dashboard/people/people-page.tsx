import { Button, TextInput } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useClient } from "urql";
import {
  PeopleDocument,
  PersonDocument,
  type PeopleQuery,
  type ChangedPersonFragment,
  type ListedPersonFragment,
} from "../api/generated/graphql.ts";
import { PageActs } from "../page-file/page-acts.tsx";
import { listFile } from "../records/list-file.ts";
import { MoreRows, stateOfPages } from "../records/more-rows.tsx";
import { RowsShown } from "../records/rows-shown.tsx";
import { useListing, type AskedPage } from "../records/use-listing.ts";
import { useFrame } from "../shell/frame.ts";
import { PageFiles } from "../ui/page-files.tsx";
import { listHeight } from "../ui/list-height.ts";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { useTyped } from "../ui/use-typed.ts";
import { InvitePerson } from "./invite-person.tsx";
import { byGrant, grantColumns, peopleStamp } from "./grant-columns.ts";
import { PersonRow } from "./person-row.tsx";
import { SecretNote } from "./secret-note.tsx";
import "./people.css";

const pageOf = ({ people }: PeopleQuery) => people;

/** Who may sign in, and what they may 人员与授权; for administrators. */
export function Component() {
  const { t } = useTranslation();
  const client = useClient();
  const { day: today } = useFrame();
  const [search, setSearch] = useSearchParams();
  const text = search.get("text") ?? "";
  const [typed, type] = useTyped(
    text,
    (rested) => rested !== text && setSearch(rested === "" ? {} : { text: rested }, { replace: true }),
  );
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ readonly to: string; readonly address: string } | null>(null);
  // How people stand after an act, until the list is read anew.
  const [changed, setChanged] = useState<ReadonlyMap<number, ListedPersonFragment>>(new Map());
  const ask = useCallback(
    (page: AskedPage) =>
      client
        .query(PeopleDocument, { ...page, text: text === "" ? null : text }, { requestPolicy: "network-only" })
        .toPromise(),
    [client, text],
  );
  const { pages, read } = useListing(ask, pageOf, 50);
  const { rows } = pages;
  const take = async ({ person: acted, invitation }: ChangedPersonFragment) => {
    setInviting(false);
    if (acted === null) return;
    const { data } = await client.query(PersonDocument, acted, { requestPolicy: "network-only" }).toPromise();
    const person = data?.person;
    if (person != null) setChanged((before) => new Map(before).set(person.personId, person));
    if (invitation !== null) setLink({ to: person?.name ?? "", address: window.location.origin + invitation.path });
  };
  const known = new Set(rows.map(({ personId }) => personId));
  const added = [...changed.values()].filter(({ personId }) => !known.has(personId));
  const shown = [...added, ...rows.map((person) => changed.get(person.personId) ?? person)];
  return (
    <PageFiles title={t("peopleAndRoles")} stamp={peopleStamp(t, text, today)}>
      <PageHead title={t("peopleAndRoles")} purpose={t("peoplePurpose")}>
        <PageActs title={`${t("peopleAndRoles")} ${today}`} defined={false} />
      </PageHead>
      {link !== null && (
        <SecretNote
          title={t("invitationLink", { name: link.to })}
          hint={t("invitationLinkHint")}
          secret={link.address}
          close={() => setLink(null)}
        />
      )}
      <Panel
        title={t("people")}
        note={<RowsShown pages={pages} note={t("peopleNote")} />}
        state={stateOfPages(
          { ...pages, rows: shown },
          { height: listHeight(240), title: t("nobodyFound"), hint: t("nobodyFoundHint") },
        )}
        filters={
          <div className="people-tools">
            <TextInput
              label={t("findPerson")}
              type="search"
              value={typed}
              onChange={({ currentTarget }) => type(currentTarget.value)}
            />
            <Button onClick={() => setInviting(true)}>{t("invitePerson")}</Button>
          </div>
        }
        file={() => listFile(t("people"), grantColumns(t, today), byGrant(read))}
      >
        <PlainTable cards heads={[t("personName"), t("rolesHeld"), t("interests"), t("lastSeen"), t("acts")]}>
          <tbody>
            {shown.map((person) => (
              <PersonRow key={person.personId} person={person} take={(changed) => void take(changed)} />
            ))}
          </tbody>
        </PlainTable>
        <MoreRows pages={pages} file="XLSX" />
      </Panel>
      {inviting && <InvitePerson take={(changed) => void take(changed)} close={() => setInviting(false)} />}
    </PageFiles>
  );
}

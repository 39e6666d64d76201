import { Button } from "@mantine/core";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  DisablePersonDocument,
  EnablePersonDocument,
  EndGrantDocument,
  EndInterestDocument,
  InviteAgainDocument,
  type ChangedPersonFragment,
  type ListedPersonFragment,
} from "../api/generated/graphql.ts";
import { moment } from "../format/moment.ts";
import { useFrame } from "../shell/frame.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Dotted } from "../ui/dotted.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { DeclareInterest } from "./declare-interest.tsx";
import { FormWrong } from "./door.tsx";
import { hasEnded } from "./grant-columns.ts";
import { GrantRole } from "./grant-role.tsx";
import { useAct } from "./use-act.ts";

const isOver = (instant: string): boolean => new Date(instant) <= new Date();

export type Take = (changed: ChangedPersonFragment) => void;

interface PersonRowProps {
  readonly person: ListedPersonFragment;
  readonly take: Take;
}

/** One person: how to reach them, what they may, and what can be done about it. */
export function PersonRow({ person, take }: PersonRowProps) {
  const { t } = useTranslation();
  const { me } = useFrame();
  const [open, setOpen] = useState<"GRANT" | "INTEREST" | null>(null);
  const again = useAct(InviteAgainDocument, take);
  const disable = useAct(DisablePersonDocument, take);
  const enable = useAct(EnablePersonDocument, take);
  const { personId, name, phone, email, disabledAt, hasPassword, invitedUntil, seenAt } = person;
  const own = personId === me.personId;
  const shutOut = disabledAt !== null;
  const close = () => setOpen(null);
  const done: Take = (changed) => {
    close();
    take(changed);
  };
  return (
    <tr>
      <th scope="row">
        {name} {own && <span className="dim">({t("yourself")})</span>}
        <small>{phone ?? email}</small>
        <small>
          {shutOut && t("disabledSince", { moment: moment(disabledAt) })}
          {!shutOut && !hasPassword && person.demo && t("demoAccount")}
          {!shutOut &&
            !hasPassword &&
            !person.demo &&
            invitedUntil !== null &&
            t(isOver(invitedUntil) ? "invitationExpired" : "invitedUntil", { moment: moment(invitedUntil) })}
        </small>
      </th>
      <td className="cell-wide" data-name={t("rolesHeld")}>
        <Grants person={person} take={take} />
      </td>
      <td className="cell-wide" data-name={t("interests")}>
        <Interests person={person} take={take} />
      </td>
      <td data-name={t("lastSeen")}>{seenAt === null ? t("never") : moment(seenAt)}</td>
      <td className="cell-wide">
        <div className="person-acts">
          {!own && !shutOut && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t("grantRoleTo", { name })}
              onClick={() => setOpen("GRANT")}
            >
              {t("grantRole")}
            </Button>
          )}
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t("declareInterestOf", { name })}
            onClick={() => setOpen("INTEREST")}
          >
            {t("declareInterest")}
          </Button>
          {!shutOut && !person.demo && (
            <Button
              variant="default"
              size="compact-sm"
              loading={again.busy}
              aria-label={t("newLinkFor", { name })}
              onClick={() => void again.act({ personId })}
            >
              {t("newLink")}
            </Button>
          )}
          {!own && !shutOut && (
            <Button
              variant="default"
              size="compact-sm"
              loading={disable.busy}
              aria-label={t("disableNamed", { name })}
              onClick={() => void disable.act({ personId })}
            >
              {t("disable")}
            </Button>
          )}
          {shutOut && (
            <Button
              variant="default"
              size="compact-sm"
              loading={enable.busy}
              aria-label={t("enableNamed", { name })}
              onClick={() => void enable.act({ personId })}
            >
              {t("enable")}
            </Button>
          )}
        </div>
        <FormWrong text={again.wrongBeside() ?? disable.wrongBeside() ?? enable.wrongBeside()} />
        {open === "GRANT" && <GrantRole person={person} take={done} close={close} />}
        {open === "INTEREST" && <DeclareInterest person={person} take={done} close={close} />}
      </td>
    </tr>
  );
}

function Grants({ person: { name, grants }, take }: PersonRowProps) {
  const { t } = useTranslation();
  const { day: today } = useFrame();
  const [ending, setEnding] = useState<number | null>(null);
  const end = useAct(EndGrantDocument, take);
  if (grants.length === 0) return <span className="dim">{t("noGrants")}</span>;
  return (
    <ul className="grants">
      {grants.map(({ grantId, role, estate, startsOn, endsOn, endedAt }) => {
        const ended = hasEnded({ endedAt, endsOn }, today);
        const where = estate?.name ?? t("portfolio");
        return (
          <li key={grantId} data-ended={ended}>
            <Dotted
              parts={[
                t(`role${role}`),
                <Fragment key="where">
                  {where}{" "}
                  <span className="grant-days">
                    <span className="dim">
                      <WholeCodes
                        text={
                          endsOn === null
                            ? t("sinceDay", { day: startsOn })
                            : t("rangeOf", { from: startsOn, to: endsOn })
                        }
                      />
                    </span>{" "}
                    {ended ? (
                      t("hasEnded")
                    ) : (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        loading={end.busy}
                        aria-label={t("endGrantOf", { role: t(`role${role}`), where })}
                        onClick={() => setEnding(grantId)}
                      >
                        {t("endIt")}
                      </Button>
                    )}
                  </span>
                  {ending === grantId && !ended && (
                    <Dialog title={t("endGrantOf", { role: t(`role${role}`), where })} close={() => setEnding(null)}>
                      <p>{t("endGrantHint", { name })}</p>
                      <Button loading={end.busy} onClick={() => void end.act({ grantId })}>
                        {t("endIt")}
                      </Button>
                      <FormWrong text={end.wrongBeside()} />
                    </Dialog>
                  )}
                </Fragment>,
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Interests({ person: { interests }, take }: PersonRowProps) {
  const { t } = useTranslation();
  const end = useAct(EndInterestDocument, take);
  if (interests.length === 0) return <span className="dim">{t("noInterests")}</span>;
  return (
    <ul className="grants">
      {interests.map(({ interestId, kind, subject, note, declaredOn, endedOn }) => (
        <li key={interestId} data-ended={endedOn !== null}>
          {t(`interest${kind}`)} {subject}
          {note !== "" && <small>{note}</small>}
          <small>
            {endedOn === null ? t("sinceDay", { day: declaredOn }) : t("rangeOf", { from: declaredOn, to: endedOn })}
          </small>
          {endedOn === null && (
            <Button
              variant="subtle"
              size="compact-xs"
              loading={end.busy}
              aria-label={t("endInterestIn", { subject })}
              onClick={() => void end.act({ interestId })}
            >
              {t("endIt")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

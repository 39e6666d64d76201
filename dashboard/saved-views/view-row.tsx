import { Anchor, Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import {
  ForgetViewDocument,
  RenameViewDocument,
  ShareViewDocument,
  UnshareViewDocument,
  type ListedViewFragment,
} from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";

interface ViewRowProps {
  readonly view: ListedViewFragment;
  readonly changed: () => void;
  readonly follow: () => void;
}

/** A view: the way there, and what its owner can do with it. */
export function ViewRow({ view, changed, follow }: ViewRowProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const [renaming, setRenaming] = useState(false);
  const { name, address, own, shared, by } = view;
  const here = address === pathname + search;
  const stop = () => {
    setRenaming(false);
    changed();
  };
  return (
    <li data-here={here}>
      {renaming ? (
        <Rename view={view} done={stop} />
      ) : (
        <Anchor component={Link} to={address} aria-current={here ? "page" : undefined} onClick={follow}>
          {name}
        </Anchor>
      )}
      {own && shared && <span className="dim">{t("viewIsShared")}</span>}
      {!own && <span className="dim">{by}</span>}
      {own && !renaming && <OwnActs view={view} changed={changed} rename={() => setRenaming(true)} />}
    </li>
  );
}

interface OwnActsProps {
  readonly view: ListedViewFragment;
  readonly changed: () => void;
  readonly rename: () => void;
}

function OwnActs({ view: { viewId, name, shared }, changed, rename }: OwnActsProps) {
  const { t } = useTranslation();
  const share = useAct(ShareViewDocument, changed);
  const unshare = useAct(UnshareViewDocument, changed);
  const forget = useAct(ForgetViewDocument, changed);
  const turn = shared ? unshare : share;
  return (
    <div className="view-acts">
      <Button variant="subtle" size="compact-xs" aria-label={t("renameNamed", { name })} onClick={rename}>
        {t("rename")}
      </Button>
      <Button
        variant="subtle"
        size="compact-xs"
        loading={turn.busy}
        aria-label={t(shared ? "unshareNamed" : "shareNamed", { name })}
        onClick={() => void turn.act({ viewId })}
      >
        {t(shared ? "unshare" : "shareIt")}
      </Button>
      <Button
        variant="subtle"
        size="compact-xs"
        loading={forget.busy}
        aria-label={t("forgetNamed", { name })}
        onClick={() => void forget.act({ viewId })}
      >
        {t("forget")}
      </Button>
      <FormWrong text={share.wrongBeside() ?? unshare.wrongBeside() ?? forget.wrongBeside()} />
    </div>
  );
}

function Rename({ view: { viewId, name }, done }: { readonly view: ListedViewFragment; readonly done: () => void }) {
  const { t } = useTranslation();
  const [typed, type] = useState(name);
  const { act, busy, wrong, wrongBeside } = useAct(RenameViewDocument, done);
  return (
    <form
      className="view-rename"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { viewId, name: typed } });
      }}
    >
      <TextInput
        size="xs"
        aria-label={t("viewName")}
        required
        autoFocus
        maxLength={60}
        value={typed}
        error={wrong("name") ?? wrongBeside("name")}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={busy}>
        {t("rename")}
      </Button>
    </form>
  );
}

import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import {
  EndNoticeHookDocument,
  NoticeHooksDocument,
  TryNoticeHookDocument,
  type ListedHookFragment,
} from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { moment } from "../format/moment.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { Panel } from "../ui/panel.tsx";
import { PlainTable } from "../ui/plain-table.tsx";
import { HookForm } from "./hook-form.tsx";

interface HooksPanelProps {
  /** Whether another is asked for just now. */
  readonly adding: boolean;
  readonly added: () => void;
  readonly tried: () => void;
}

/** Group chats that notices go to, of the company and of estates; an address that was set is shown to nobody. */
export function HooksPanel({ adding, added, tried }: HooksPanelProps) {
  const { t } = useTranslation();
  const [asked, ask] = useQuery({ query: NoticeHooksDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  const { noticeHooks: hooks = [], estates = [] } = asked.data ?? {};
  const state = panelState(asked, 160, again);
  const nameOf = (code: string | null) =>
    code === null ? t("portfolio") : (estates.find((estate) => estate.code === code)?.name ?? code);
  return (
    <>
      <Panel
        title={t("noticeHooks")}
        note={t("noticeHooksNote")}
        state={
          state.kind === "DATA" && hooks.length === 0
            ? { kind: "EMPTY", title: t("noHooks"), hint: t("noHooksHint") }
            : state
        }
      >
        <PlainTable
          cards
          heads={[t("hookName"), t("hookScope"), t("hookPlatform"), t("noticeLanguage"), t("hookSet"), t("hookActs")]}
        >
          <tbody>
            {hooks.map((hook) => (
              <HookRow key={hook.hookId} hook={hook} scope={nameOf(hook.estateCode)} changed={again} tried={tried} />
            ))}
          </tbody>
        </PlainTable>
      </Panel>
      {adding && (
        <HookForm
          estates={estates}
          close={added}
          done={() => {
            added();
            again();
          }}
        />
      )}
    </>
  );
}

interface HookRowProps {
  readonly hook: ListedHookFragment;
  readonly scope: string;
  readonly changed: () => void;
  readonly tried: () => void;
}

function HookRow({ hook, scope, changed, tried }: HookRowProps) {
  const { t } = useTranslation();
  const { hookId, name, platform, host, language, setAt, setBy } = hook;
  const trial = useAct(TryNoticeHookDocument, tried);
  const end = useAct(EndNoticeHookDocument, changed);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-name={t("hookScope")}>{scope}</td>
      <td data-name={t("hookPlatform")}>
        {t(`platform${platform}`)}
        <small>{host}</small>
      </td>
      <td data-name={t("noticeLanguage")}>{t(language === "zh" ? "noticeZh" : "noticeEn")}</td>
      <td data-name={t("hookSet")}>
        {setBy}
        <small>{moment(setAt)}</small>
      </td>
      <td data-name={t("hookActs")}>
        <Button
          size="compact-xs"
          variant="default"
          loading={trial.busy}
          aria-label={t("tryHookOf", { name })}
          onClick={() => void trial.act({ hookId })}
        >
          {t("tryHook")}
        </Button>{" "}
        <Button
          size="compact-xs"
          variant="default"
          loading={end.busy}
          aria-label={t("endHookOf", { name })}
          onClick={() => void end.act({ hookId })}
        >
          {t("endHook")}
        </Button>
        <FormWrong text={trial.wrongBeside() ?? end.wrongBeside()} />
      </td>
    </tr>
  );
}

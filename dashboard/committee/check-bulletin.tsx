import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { BulletinTextsDocument, type ShownReleaseFragment } from "../api/generated/graphql.ts";
import { panelState } from "../api/panel-state.ts";
import { sha256Hex } from "../format/sha256.ts";
import { Panel, PanelBody } from "../ui/panel.tsx";
import { saveFile } from "../ui/save-file.ts";

interface CheckBulletinProps {
  readonly estate: string;
  readonly bulletin: Pick<ShownReleaseFragment, "releaseId" | "month" | "sha256">;
}

/** Lets anybody check a bulletin 指纹核对: its text as it was hashed, the SHA-256 of that worked out in this browser, and which one it follows. */
export function CheckBulletin({ estate, bulletin: { releaseId, month, sha256 } }: CheckBulletinProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [answer, ask] = useQuery({ query: BulletinTextsDocument, variables: { estate }, pause: !asked });
  const bulletins = answer.data?.committeeWindow?.bulletins ?? [];
  const content = bulletins.find((each) => each.releaseId === releaseId)?.content;
  const own = useSha256(content);
  if (!asked)
    return (
      <Panel title={t("checkFingerprint")} note={t("checkFingerprintNote")}>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("checkHere")}
        </Button>
      </Panel>
    );
  const before = content === undefined ? null : namedBefore(content);
  return (
    <Panel title={t("checkFingerprint")} note={t("checkFingerprintNote")}>
      <PanelBody state={panelState(answer, 160, () => ask({ requestPolicy: "network-only" }))}>
        {content !== undefined && own !== undefined && (
          <>
            <p role="status" className="committee-words">
              {own === null ? t("noHashHere") : t(own === sha256 ? "fingerprintHolds" : "fingerprintBroken")}
            </p>
            {own !== null && <code className="bulletin-hash">{own}</code>}
            <p className="dim">
              {before === null
                ? t("bulletinFirst")
                : t("bulletinBefore", {
                    hash: before.slice(0, 12),
                    month: bulletins.find((each) => each.sha256 === before)?.month ?? "—",
                  })}
            </p>
            <details>
              <summary>{t("bulletinText")}</summary>
              <pre className="bulletin-text">{content}</pre>
            </details>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => saveFile(`${estate}-${month}.json`, new Blob([content], { type: "application/json" }))}
            >
              {t("saveBulletinText")}
            </Button>
          </>
        )}
      </PanelBody>
    </Panel>
  );
}

/** The fingerprint of a text; undefined until it is worked out. */
function useSha256(text: string | undefined): string | null | undefined {
  const [worked, setWorked] = useState<string | null>();
  useEffect(() => {
    if (text !== undefined) void sha256Hex(text).then(setWorked);
  }, [text]);
  return worked;
}

/** The fingerprint that a bulletin names as that of the one before it. */
function namedBefore(content: string): string | null {
  const { before }: { readonly before: string | null } = JSON.parse(content);
  return before;
}

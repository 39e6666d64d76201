import { Button, Popover, Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "../i18n/language.ts";

const ViewMenu = lazy(async () => ({ default: (await withWords("access", import("./view-menu.tsx"))).ViewMenu }));

/** Opens the views one keeps, and those that others share: an address by its name. */
export function SavedViews() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      width={340}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button variant="default" size="xs" aria-haspopup="dialog" onClick={() => setOpen(!open)}>
          {t("savedViews")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("savedViews")} tabIndex={-1}>
        <Suspense fallback={<Skeleton h={180} />}>{open && <ViewMenu close={() => setOpen(false)} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

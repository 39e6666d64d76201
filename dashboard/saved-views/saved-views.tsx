import { Skeleton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { withWords } from "../i18n/language.ts";
import { DropdownButton } from "../ui/dropdown-button.tsx";

const ViewMenu = lazy(async () => ({ default: (await withWords("access", import("./view-menu.tsx"))).ViewMenu }));

/** Opens the views one keeps, and those that others share: an address by its name. */
export function SavedViews() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <DropdownButton
      face={t("savedViews")}
      button={{ size: "xs" }}
      name={t("savedViews")}
      opened={open}
      change={setOpen}
      position="bottom-end"
      width={340}
    >
      <Suspense fallback={<Skeleton h={180} />}>{open && <ViewMenu close={() => setOpen(false)} />}</Suspense>
    </DropdownButton>
  );
}

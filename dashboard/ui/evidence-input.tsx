import { FileInput, type FileInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** A photo or a PDF to bring along; a phone offers its camera. */
export function EvidenceInput(props: Omit<FileInputProps, "accept" | "placeholder" | "classNames" | "multiple">) {
  const { t } = useTranslation();
  return (
    <FileInput
      {...props}
      placeholder={t("chooseFile")}
      accept="image/jpeg,image/png,image/webp,application/pdf"
      classNames={{ placeholder: "file-none" }}
      clearButtonProps={{ "aria-label": t("clear") }}
    />
  );
}

import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface Titles {
  readonly titleZh: string;
  readonly titleEn: string;
}

interface TitleFieldsProps {
  readonly of: "checklist" | "scheme";
  readonly titles: Titles;
  readonly wrong: (field: keyof Titles) => string | undefined;
  readonly change: (titles: Titles) => void;
}

/** The title of what the company writes for itself, in both languages. */
export function TitleFields({ of, titles, wrong, change }: TitleFieldsProps) {
  const { t } = useTranslation();
  const fieldOf = (name: keyof Titles, label: string) => (
    <TextInput
      label={label}
      required
      maxLength={120}
      value={titles[name]}
      error={wrong(name)}
      onChange={({ currentTarget }) => change({ ...titles, [name]: currentTarget.value })}
    />
  );
  return (
    <>
      {fieldOf("titleZh", t(`${of}TitleZh`))}
      {fieldOf("titleEn", t(`${of}TitleEn`))}
    </>
  );
}

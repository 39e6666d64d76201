import { ActionIcon, SegmentedControl, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chooseLanguage, currentLanguage, LANGUAGES } from "../i18n/language.ts";
import { Icon } from "../ui/icon.tsx";

const NAMES = { zh: "中文", en: "English" } as const;

/** Each look with the picture of the button that leads to it. */
const LOOKS = {
  auto: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14M10 3v14M12.5 4v12M15 5.5v9",
  light:
    "M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M4.4 15.6l1-1M14.6 5.4l1-1",
  dark: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z",
} as const;

/** From the device's look to the other one, to its own for good, and back to the device's. */
function nextAfter(look: MantineColorScheme): MantineColorScheme {
  const own = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  if (look === "auto") return own === "dark" ? "light" : "dark";
  return look === own ? "auto" : own;
}

/** How the product speaks and looks to this reader; remembered in the browser. */
export function Preferences() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = nextAfter(colorScheme);
  const toNext = t(`${next}Theme`);
  return (
    <div className="preferences">
      <SegmentedControl
        size="xs"
        aria-label={t("language")}
        value={currentLanguage()}
        onChange={(language) => void chooseLanguage(language)}
        data={LANGUAGES.map((language) => ({ value: language, label: <span lang={language}>{NAMES[language]}</span> }))}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={toNext}
        title={toNext}
        onClick={() => setColorScheme(next)}
      >
        <Icon path={LOOKS[next]} />
      </ActionIcon>
    </div>
  );
}

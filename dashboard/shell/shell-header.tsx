import { Container, SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { chooseLanguage, currentLanguage, LANGUAGES } from "../i18n/language.ts";
import { paths } from "../paths.ts";

const NAMES = { zh: "中文", en: "English" } as const;

export function ShellHeader() {
  const { t } = useTranslation();
  return (
    <header className="shell-header">
      <Container size={1520} className="shell-header-row">
        <Link to={paths.comparison} className="brand">
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <rect width="32" height="32" rx="7" fill="#ffffff22" />
            <path d="M7 23V13m6 10V9m6 14v-7m6 7v-12" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
          </svg>
          <span>{t("product")}</span>
        </Link>
        <SegmentedControl
          className="language"
          size="xs"
          aria-label={t("language")}
          value={currentLanguage()}
          onChange={(language) => void chooseLanguage(language)}
          data={LANGUAGES.map((language) => ({
            value: language,
            label: <span lang={language}>{NAMES[language]}</span>,
          }))}
        />
      </Container>
    </header>
  );
}

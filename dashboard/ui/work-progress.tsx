import { Button, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import "./work-progress.css";

interface WorkProgressProps {
  /** What is being done. */
  readonly says: string;
  /** How much of it is done, 0 to 1; null where nobody knows yet. */
  readonly share: number | null;
  readonly cancel: () => void;
}

/** Long work: what is being done, how far it is, and the way to end it. */
export function WorkProgress({ says, share, cancel }: WorkProgressProps) {
  const { t } = useTranslation();
  return (
    <div className="work-progress">
      <p role="status">{says}</p>
      <Progress
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        aria-label={says}
      />
      <Button variant="default" onClick={cancel}>
        {t("cancelWork")}
      </Button>
    </div>
  );
}

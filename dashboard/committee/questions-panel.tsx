import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useClient } from "urql";
import { AnswerCommitteeDocument, type ShownWindowFragment } from "../api/generated/graphql.ts";
import { findingPath } from "../paths.ts";
import { useNamedEntry } from "../shell/use-anchor.ts";
import { Panel } from "../ui/panel.tsx";
import { WholeCodes } from "../ui/whole-codes.tsx";
import { ageName } from "./committee-figures.ts";
import { WordsDialog } from "./words-dialog.tsx";

type Question = ShownWindowFragment["questions"][number];

interface QuestionsProps {
  readonly window: ShownWindowFragment;
  readonly answers: boolean;
  readonly again: () => void;
}

/** Every question with its answer, the clock, and the finding that it became. */
export function QuestionsPanel({ window, answers, again }: QuestionsProps) {
  const { t } = useTranslation();
  const client = useClient();
  const named = useNamedEntry();
  const [answering, setAnswering] = useState<Question | null>(null);
  const { estate, questions, questionCounts } = window;
  const none = { kind: "EMPTY", title: t("noQuestions"), hint: t("noQuestionsHint") } as const;
  const names = new Map(window.buildings.map(({ code, name }) => [code, name]));
  return (
    <Panel
      id="questions"
      title={t("questions")}
      note={t("questionsNote", questionCounts)}
      {...(questions.length === 0 && { state: none })}
    >
      <ul className="committee-entries">
        {questions.map((question) => {
          const { questionId, figure, cell, month, words, asker, askedOn, dueOn, late, finding } = question;
          const place = figure === "age" ? ageName(t, cell) : (names.get(cell) ?? cell);
          const about = [t(`figure${figure}`), place, month ?? ""].filter(Boolean).join(" · ");
          return (
            <li key={questionId} {...named(`questions-${questionId}`)} className="committee-entry" data-late={late}>
              <p className="committee-entry-head">
                <b>{t("questionNo", { number: questionId })}</b>{" "}
                <span>
                  <WholeCodes text={about} />
                </span>
                {late && <span className="committee-mark">{t("questionLate")}</span>}
              </p>
              <p className="committee-words">{words}</p>
              <p className="dim">
                <WholeCodes text={t("askedBy", { asker, day: askedOn, due: dueOn })} />
              </p>
              {question.answer === null ? (
                <p className="dim">{t("notAnswered")}</p>
              ) : (
                <>
                  <p className="committee-words committee-answer">{question.answer}</p>
                  <p className="dim">
                    {t("answeredBy", { answerer: question.answerer ?? "", day: question.answeredOn ?? "" })}
                  </p>
                </>
              )}
              {finding !== null && (
                <p>
                  {t("becameFinding")} <Link to={findingPath(finding)}>{finding}</Link>
                </p>
              )}
              {answers && question.answer === null && (
                <Button variant="default" size="compact-sm" onClick={() => setAnswering(question)}>
                  {t("answerNo", { number: questionId })}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {answering !== null && (
        <WordsDialog
          title={t("answerNo", { number: answering.questionId })}
          hint={answering.words}
          label={t("answerWords")}
          button={t("answerQuestion")}
          most={2000}
          send={(words) =>
            client
              .mutation(AnswerCommitteeDocument, { input: { estate, question: answering.questionId, words } })
              .toPromise()
          }
          close={() => setAnswering(null)}
          done={() => {
            setAnswering(null);
            again();
          }}
        />
      )}
    </Panel>
  );
}

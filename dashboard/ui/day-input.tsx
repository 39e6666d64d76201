import { TextInput, type TextInputProps } from "@mantine/core";

interface DayInputProps extends Pick<TextInputProps, "label" | "description" | "error" | "required" | "className"> {
  /** YYYY-MM-DD, or empty. */
  readonly day: string;
  readonly choose: (day: string) => void;
}

/** A day within a form; the browser's own field, which every phone knows how to fill. */
export function DayInput({ day, choose, ...named }: DayInputProps) {
  return <TextInput {...named} type="date" value={day} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
}

import { NumberInput } from "@mantine/core";

interface WholeNumberProps {
  readonly label: string;
  readonly description?: string;
  readonly w?: number;
  readonly min: number;
  /** None where the server alone knows how far it goes. */
  readonly max?: number;
  /** Null while there is nothing in the field. */
  readonly value: number | null;
  readonly error?: string | undefined;
  readonly change: (value: number | null) => void;
}

/**
 * A whole number that has to be given. `min` and `max` are where its arrows end: what is typed beyond them stays as it was typed, for
 * another number in its place would be sent unseen; the server says what is wrong with it.
 */
export function WholeNumber({ value, change, ...field }: WholeNumberProps) {
  return (
    <NumberInput
      required
      clampBehavior="none"
      allowDecimal={false}
      // The API's whole numbers end soon after.
      isAllowed={({ floatValue = 0 }) => Math.abs(floatValue) < 1e9}
      value={value ?? ""}
      onChange={(given) => change(typeof given === "number" ? given : null)}
      {...field}
    />
  );
}

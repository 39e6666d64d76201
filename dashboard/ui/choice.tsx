import { MultiSelect, Select, type MultiSelectProps, type SelectProps } from "@mantine/core";

export function OneChoice(props: SelectProps) {
  return <Select {...props} />;
}

export function ManyChoice(props: MultiSelectProps) {
  return <MultiSelect {...props} />;
}

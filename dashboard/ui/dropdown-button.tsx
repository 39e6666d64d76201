import { Button, type ButtonProps } from "@mantine/core";
import { lazy, Suspense, useId, useState, type ReactNode } from "react";
import type { DropdownProps } from "./dropdown.tsx";

// What places it beside the button weighs as much as a page; nobody waits for it to read one.
const Dropdown = lazy(() => import("./dropdown.tsx").then((module) => ({ default: module.Dropdown })));

interface DropdownButtonProps extends DropdownProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  readonly button?: Pick<ButtonProps, "className" | "variant" | "size" | "color"> & { readonly "aria-label"?: string };
}

/** A button that opens something beside itself. */
export function DropdownButton({ face, button, ...dropdown }: DropdownButtonProps) {
  const id = useId();
  const { opened, change } = dropdown;
  const [node, setNode] = useState<HTMLButtonElement | null>(null);
  const [wanted, want] = useState(opened);
  if (opened && !wanted) want(true);
  return (
    <>
      <Button
        variant="default"
        {...button}
        ref={setNode}
        id={id}
        aria-haspopup="dialog"
        aria-expanded={opened}
        aria-controls={opened ? `${id}-dropdown` : undefined}
        onClick={() => change(!opened)}
      >
        {face}
      </Button>
      <Suspense>{wanted && node !== null && <Dropdown {...dropdown} button={node} id={id} />}</Suspense>
    </>
  );
}

import { useState, type ReactNode } from "react";
import { DropdownButton } from "./dropdown-button.tsx";

interface ToldButtonProps {
  readonly word: string;
  /** What is told and of which figure, for those who listen. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A quiet button beside a figure that opens some text about it; on a phone the text is no wider than the page. */
export function ToldButton({ word, name, children }: ToldButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <DropdownButton
      face={word}
      button={{ className: "file-button", variant: "subtle", size: "compact-sm", color: "gray", "aria-label": name }}
      name={name}
      opened={open}
      change={setOpen}
      position="bottom-end"
      width="min(400px, calc(100vw - 2rem))"
    >
      {children}
    </DropdownButton>
  );
}

import { Button, Popover } from "@mantine/core";
import type { ReactNode } from "react";

interface ToldButtonProps {
  readonly word: string;
  /** What is told and of which figure, for those who listen. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A quiet button beside a figure that opens some text about it; on a phone the text is no wider than the page. */
export function ToldButton({ word, name, children }: ToldButtonProps) {
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      width="min(400px, calc(100vw - 2rem))"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          className="file-button"
          variant="subtle"
          size="compact-sm"
          color="gray"
          aria-haspopup="dialog"
          aria-label={name}
        >
          {word}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={name} tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

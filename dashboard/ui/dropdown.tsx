import { Popover, type PopoverProps } from "@mantine/core";
import { useEffect, useLayoutEffect, useState, type ReactNode, type Ref } from "react";

export interface DropdownProps extends Pick<PopoverProps, "position" | "width"> {
  /** What it holds, for those who listen. */
  readonly name: string;
  readonly opened: boolean;
  readonly change: (opened: boolean) => void;
  readonly children: ReactNode;
}

interface BesideProps {
  /** The button that it opens beside, and that button's id. */
  readonly button: HTMLElement;
  readonly id: string;
}

/** What a button opens: it takes the keyboard, and gives it back when it closes. */
export function Dropdown({ name, opened, change, button, id, children, ...place }: DropdownProps & BesideProps) {
  // Where the keyboard was is noted when it opens, not when it is first drawn.
  const [drawn, draw] = useState(false);
  useEffect(() => draw(true), []);
  return (
    <Popover
      {...place}
      id={id}
      opened={drawn && opened}
      onChange={change}
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <At button={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={name} tabIndex={-1}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Stands for a button that is drawn elsewhere. */
function At({ button, ref }: { readonly button: HTMLElement; readonly ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref !== "function") return;
    ref(button);
    return () => {
      ref(null);
    };
  }, [ref, button]);
  return null;
}

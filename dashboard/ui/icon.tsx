interface IconProps {
  /** Outline on a field of 20 × 20. */
  readonly path: string;
  readonly size?: number;
}

/** A line drawing beside words that say the same; nobody needs to hear it. */
export function Icon({ path, size = 18 }: IconProps) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** A letter on a marker's band: words to be marked, as opposed to the marker pen itself. */
export function TextHighlightIcon({ size = 24, stroke = 2 }: { size?: number; stroke?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <rect x="2" y="3.5" width="20" height="17" rx="3" fill="#ffd60a" stroke="none" />
      <path d="M7.5 17 12 6.5 16.5 17M9.2 13.4h5.6" stroke="#1e1b17" />
    </svg>
  );
}

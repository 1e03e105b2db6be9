/** The product's mark: a written-on sheet. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="#1f4f82" />
      <path d="M16 12h20l12 12v25a3 3 0 0 1-3 3H16a3 3 0 0 1-3-3V15a3 3 0 0 1 3-3z" fill="#fdfbf7" />
      <path d="M36 12l12 12h-9a3 3 0 0 1-3-3z" fill="#c5d4e5" />
      <path d="M20 25h10M20 33h21" stroke="#8ba2bd" strokeWidth="3" strokeLinecap="round" />
      <path
        d="M20 43c4-5 7 4 11 0s5-4 10-1"
        fill="none"
        stroke="#b3261e"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

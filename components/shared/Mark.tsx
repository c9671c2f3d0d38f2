/** The extension's logo, as in its icon. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 128 128" aria-hidden="true">
      <rect width="128" height="128" rx="28" fill="#00694a" />
      <path
        fill="#fffaf0"
        d="M64 41C52 30 36 27 17 29v64c19-2 35 1 47 12 12-11 28-14 47-12V29c-19-2-35 1-47 12Z"
      />
      <path fill="none" stroke="#00694a" stroke-width="5" d="M64 42v60" />
      <path fill="#f2a93b" d="M78 25h20v49L88 64 78 74Z" />
      <path
        fill="none"
        stroke="#00694a"
        stroke-width="5"
        stroke-linecap="round"
        d="M29 46c8 0 15 1 22 5M29 61c8 0 15 1 22 5M29 76c8 0 15 1 22 5"
      />
    </svg>
  );
}

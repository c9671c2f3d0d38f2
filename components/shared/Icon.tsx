const shapes = {
  refresh: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10m3.5-1.5L14 14',
  alert: 'M8 2 1.5 13.5h13zM8 6.5v3M8 11.4v.2',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 5v3l2 1.5',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  none: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M4 12l8-8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  cross: 'm4 4 8 8m0-8-8 8',
  book: 'M8 4C6 2.5 4 2.3 1.5 2.5v10C4 12.3 6 12.5 8 14c2-1.5 4-1.7 6.5-1.5v-10C12 2.3 10 2.5 8 4m0 0v10',
} as const;

/** A decorative icon: the text beside it has the same meaning. */
export function Icon({ shape }: { shape: keyof typeof shapes }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  );
}

/** Colours of the school subjects. */
export const colours = {
  maths: '#3c8fdf',
  francais: '#e8735a',
  histoire: '#c9a227',
  anglais: '#9b59b6',
  svt: '#3aa76d',
  eps: '#e0559b',
  physique: '#20a4b8',
  arts: '#f08a3c',
} as const;

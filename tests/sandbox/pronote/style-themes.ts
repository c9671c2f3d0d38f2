import { type Theme, themes } from './model.ts';

/** The variables `--theme-claire`, `--theme-moyen1`, `--theme-foncee` and `--theme-sombre`. */
type Palette = readonly [clear: string, middle: string, dark: string, darkest: string];

/**
 * ThemePronote has the values of the page captured by Marvideo2009/FakePronote in 2023. The colours of the other themes
 * are invented: only their names are known.
 */
const palettes: Readonly<Record<Theme, Palette>> = {
  Pronote: ['#caefe1', '#008655', '#005734', '#003e25'],
  Neutre: ['#e6e6e6', '#757575', '#4a4a4a', '#2e2e2e'],
  Bordeaux: ['#f3d6dc', '#a52a44', '#7a1b30', '#4f0f1d'],
  Jaune: ['#fff1b8', '#d9a400', '#8a6800', '#574200'],
  Bleu: ['#d3e6fa', '#2272c3', '#174f8a', '#0d335c'],
  Turquoise: ['#ccf0f2', '#0a8f99', '#066068', '#033f45'],
  Vert: ['#dcefc8', '#5a9a1f', '#3c6a12', '#26450a'],
  Violet: ['#e6daf5', '#7b4fb5', '#543281', '#351d54'],
  Corail: ['#ffdcd2', '#e2583a', '#a3391f', '#6b2211'],
};

/** `--theme-titre` is invented: the colour of titles, lighter in dark mode. */
export const themeStyle = themes.map((theme) => rules(theme, palettes[theme])).join('\n');

function rules(theme: Theme, [clear, middle, dark, darkest]: Palette): string {
  return `  .Theme${theme} { --theme-claire: ${clear}; --theme-moyen1: ${middle}; --theme-foncee: ${dark}; --theme-sombre: ${darkest}; --theme-titre: ${dark}; }
  body.dark-mode .Theme${theme} { --theme-claire: color-mix(in oklab, ${dark} 45%, #17191a); --theme-titre: color-mix(in oklab, ${clear} 80%, ${middle}); }`;
}

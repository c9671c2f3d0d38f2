import type { Picture } from './camera.ts';
import { type SurfaceName, surfaces } from './state.ts';

/** The screenshots of a state in one browser and language. */
export interface Exhibit {
  readonly surface: SurfaceName;
  readonly state: string;
  /** Browser and language: `chromium, fr`. */
  readonly where: string;
  readonly pictures: readonly Picture[];
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem; }
nav a { margin-right: 1rem; }
section > div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
figure { margin: 0; }
figure img { display: block; max-height: 26rem; max-width: 28rem; border: 1px solid #8888; }
figcaption { font-size: 0.8rem; }
h3 { margin: 2rem 0 0.5rem; font-family: ui-monospace, monospace; }
.missing { color: #c22; }`;

/** A page with all screenshots, those of one state side by side. */
export function indexPage(exhibits: readonly Exhibit[], missing: readonly string[]): string {
  const shown = Object.entries(surfaces).flatMap(([name, { title }]) => {
    const own = exhibits.filter(({ surface }) => surface === name);
    return own.length === 0 ? [] : [{ name, title, own }];
  });
  const contents = shown.map(({ name, title }) => `<a href="#${name}">${title}</a>`).join('');
  const lost = missing.map((line) => `<li class="missing">${escaped(line)}</li>`).join('');
  const parts = shown.map(({ name, title, own }) => `<h2 id="${name}">${title}</h2>${statesIn(own)}`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Compagnon CDI: gallery</title><style>${style}</style>
<h1>Compagnon CDI: gallery</h1><nav>${contents}</nav><ul>${lost}</ul>${parts.join('\n')}</html>\n`;
}

function statesIn(exhibits: readonly Exhibit[]): string {
  const names = [...new Set(exhibits.map(({ state }) => state))];
  return names
    .map((name) => {
      const figures = exhibits.filter(({ state }) => state === name).flatMap(figuresOf);
      return `<section><h3>${name}</h3><div>${figures.join('\n')}</div></section>`;
    })
    .join('\n');
}

function figuresOf({ where, pictures }: Exhibit): readonly string[] {
  return pictures.map(({ file, width, scheme }) => {
    const caption = `${where}, ${width} px, ${scheme}`;
    return `<figure><a href="${file}"><img loading="lazy" src="${file}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`;
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

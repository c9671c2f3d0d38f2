import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PageDriver, Part } from '../../support/browsers/page-driver.ts';
import { type SurfaceName, surfaces } from './state.ts';

export const colourSchemes = ['light', 'dark'] as const;
export type ColourScheme = (typeof colourSchemes)[number];

/** One screenshot of a state. */
export interface Picture {
  readonly file: string;
  readonly width: number;
  readonly scheme: ColourScheme;
}

/** Height limits in CSS pixels: nobody reviews taller screenshots. */
const tallest = { pronote: 1200, panel: 1800, popup: 1600, settings: 5000, search: 1000 } as const;
/** Around the panel, so that its edge is visible. */
const margin = 12;
const shortest = 240;

/** Takes a state in every width and colour scheme; file names start with `name`. Returns overflows as faults. */
export async function photograph(
  page: PageDriver,
  surface: SurfaceName,
  folder: string,
  name: string,
  schemes: readonly ColourScheme[],
): Promise<{ readonly pictures: readonly Picture[]; readonly faults: readonly string[] }> {
  // A tab in the background is not painted.
  await page.bringToFront();
  const pictures: Picture[] = [];
  const faults: string[] = [];
  for (const width of surfaces[surface].widths) {
    await fitWindow(page, surface, width);
    if (await page.evaluate<boolean>(overflows)) faults.push(`scrolls sideways at ${width} pixels`);
    for (const scheme of schemes) {
      await applyScheme(page, surface, scheme);
      const file = `${name}-${width}-${scheme}.png`;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      await page.screenshot(join(folder, file), surface === 'panel' ? await panelPart(page) : undefined);
      pictures.push({ file, width, scheme });
    }
  }
  await applyScheme(page, surface, 'light');
  return { pictures, faults };
}

/** Resizes the window to this width and to the height of the content. */
async function fitWindow(page: PageDriver, surface: SurfaceName, width: number): Promise<void> {
  const most = tallest[surface];
  if (surface === 'pronote') return page.resize(width, most).then(() => settle(page));
  await page.resize(width, shortest);
  await settle(page);
  const height = surface === 'panel' ? panelHeight : 'document.documentElement.scrollHeight';
  const needed = await page.evaluate<number>(height);
  await page.resize(width, Math.min(most, Math.max(shortest, Math.ceil(needed))));
  await settle(page);
}

/** Sets the colour scheme: PRONOTE has its own dark mode; all other pages follow the browser's. */
async function applyScheme(page: PageDriver, surface: SurfaceName, scheme: ColourScheme): Promise<void> {
  if (surface === 'panel' || surface === 'pronote')
    await page.evaluate(`(document.body.classList.toggle('dark-mode', ${scheme === 'dark'}), null)`);
  else await page.preferColours(scheme);
  await settle(page);
}

/** Waits two frames and finishes all finite animations. */
async function settle(page: PageDriver): Promise<void> {
  await page.evaluate(`(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    document.querySelector('compagnon-cdi')?.scrollIntoView({ block: 'nearest' });
    const roots = [document, document.querySelector('compagnon-cdi')?.shadowRoot].filter(Boolean);
    for (const animation of roots.flatMap((root) => root.getAnimations())) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
    await frame();
    return null;
  })()`);
}

const panelHeight = `document.querySelector('compagnon-cdi')?.getBoundingClientRect().height + ${8 * margin}`;

/** Whether our pages scroll sideways, or anything of the panel overflows its host; PRONOTE's page may scroll. */
const overflows = `(() => {
  const panel = document.querySelector('compagnon-cdi');
  if (panel === null) return document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const { left, right } = panel.getBoundingClientRect();
  return [...panel.shadowRoot.querySelectorAll('*:not(.sr)')]
    .map((one) => one.getBoundingClientRect())
    .some((box) => box.width > 0 && (box.left < left - 1 || box.right > right + 1));
})()`;

function panelPart(page: PageDriver): Promise<Part> {
  return page.evaluate<Part>(`(() => {
    const panel = document.querySelector('compagnon-cdi');
    panel.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = panel.getBoundingClientRect();
    const [x, y] = [Math.max(0, box.x - ${margin}), Math.max(0, box.y - ${margin})];
    return {
      x, y,
      width: Math.min(innerWidth - x, box.right + ${margin} - x),
      height: Math.min(innerHeight - y, box.bottom + ${margin} - y),
    };
  })()`);
}

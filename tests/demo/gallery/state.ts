import type { Screen } from '../../support/screen.ts';
import type { Scene } from './scene.ts';

/** What is pictured, and in which widths: the narrow one and the wide one, in CSS pixels. */
export const surfaces = {
  /** PRONOTE's page with the panel in it, as far as it is in sight. */
  pronote: { title: 'PRONOTE', widths: [380, 1400] },
  /** The panel alone, where PRONOTE's page has put it. */
  panel: { title: 'Panel', widths: [380, 1400] },
  popup: { title: 'Toolbar popup', widths: [320, 360] },
  settings: { title: 'Settings', widths: [360, 1280] },
  search: { title: 'Search page', widths: [360, 1280] },
} as const satisfies Record<string, { readonly title: string; readonly widths: readonly [number, number] }>;

export type SurfaceName = keyof typeof surfaces;

/** One row of the gallery; everything else is crossed with it. */
export interface State {
  readonly surface: SurfaceName;
  /** Names its pictures; no other state of the surface has it. */
  readonly name: string;
  /** From a fresh scene to what is to be seen, in the tab that is given back. */
  readonly reach: (scene: Scene) => Promise<Screen>;
  /** Pictured in Firefox too. */
  readonly inFirefox?: true;
}

/** A table of one surface's states: `[name, how to get there]`, and `firefox` for those that Firefox shows as well. */
export function statesOf(
  surface: SurfaceName,
  rows: readonly (readonly [name: string, reach: State['reach'], where?: 'firefox'])[],
): readonly State[] {
  return rows.map(([name, reach, where]) => ({
    surface,
    name,
    reach,
    ...(where === 'firefox' && { inFirefox: true as const }),
  }));
}

import type { Screen } from '../../support/screen.ts';
import type { Scene } from './scene.ts';

/** The parts of the interface, with a narrow and a wide width in CSS pixels. */
export const surfaces = {
  /** The visible part of PRONOTE's page with the panel in it. */
  pronote: { title: 'PRONOTE', widths: [380, 1400] },
  /** The panel alone, inside PRONOTE's page. */
  panel: { title: 'Panel', widths: [380, 1400] },
  popup: { title: 'Toolbar popup', widths: [320, 360] },
  settings: { title: 'Settings', widths: [360, 1280] },
  search: { title: 'Search page', widths: [360, 1280] },
} as const satisfies Record<string, { readonly title: string; readonly widths: readonly [number, number] }>;

export type SurfaceName = keyof typeof surfaces;

/** One state of the gallery, taken in every language, colour scheme and width. */
export interface State {
  readonly surface: SurfaceName;
  /** File name of its screenshots, unique within the surface. */
  readonly name: string;
  /** Reaches the state from a reset scene, and returns its tab. */
  readonly reach: (scene: Scene) => Promise<Screen>;
  /** Taken in Firefox too. */
  readonly inFirefox?: true;
}

/** The states of one surface: `[name, how to reach it]`, with `firefox` for those taken in Firefox too. */
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

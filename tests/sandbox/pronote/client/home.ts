import type { Column, Home, Markup, PageModel, Widget } from '../model.ts';
import { portalLink } from './cdi.ts';
import { button, element, randomId, shaped } from './dom.ts';
import { icon } from './icons.ts';
import { widgetBody } from './widgets.ts';

type Arrangement = 'wide' | 'middle' | 'narrow' | 'small';

const emptyText = 'Chargement…';

/** A rendered home page, and what PRONOTE does to it. */
export interface ShownHome {
  readonly element: HTMLElement;
  /** Re-parents the columns for this width of the window. */
  readonly rearrange: (wanted: Arrangement) => void;
  /** Rebuilds the whole container without that widget. */
  readonly close: (kind: Widget['kind']) => void;
  /** Rebuilds the whole container with all closed widgets. */
  readonly reopen: () => void;
  /** Re-renders one widget in its section. */
  readonly refresh: (kind: Widget['kind']) => void;
}

/** Renders a new home page, shown until `signal` is aborted. */
export function showHome(
  place: HTMLElement,
  model: PageModel,
  content: Home,
  signal: AbortSignal,
): ShownHome {
  const closed = new Set<Widget>();
  const home = element('div', `AffichagePageAccueil dotty ${model.webspace.homeClass}`, { tabindex: '-1' });
  let shown: Arrangement = arrangement();
  const rebuild = () => {
    home.replaceChildren(container(model.markup, content, closed, rebuild));
    arrange(home, shown);
  };
  const rearrange = (wanted: Arrangement) => {
    if (wanted === shown) return;
    shown = wanted;
    arrange(home, shown);
  };
  window.addEventListener('resize', () => rearrange(arrangement()), { signal });
  rebuild();
  place.replaceChildren(home);
  signal.addEventListener('abort', () => home.remove());
  const named = (kind: Widget['kind']) =>
    content.columns.flatMap(({ widgets }) => widgets.filter((widget) => widget.kind === kind));
  return {
    element: home,
    rearrange,
    close(kind) {
      for (const widget of named(kind)) closed.add(widget);
      rebuild();
    },
    reopen() {
      closed.clear();
      rebuild();
    },
    refresh: (kind) => home.querySelector<HTMLElement>(`.widget.${kind} [aria-label^="Actualiser"]`)?.click(),
  };
}

function arrangement(): Arrangement {
  const width = window.innerWidth;
  if (width >= 1560) return 'wide';
  if (width >= 1182) return 'middle';
  return width >= 750 ? 'narrow' : 'small';
}

const wraps: Readonly<Record<Arrangement, Readonly<Record<string, readonly Column['name'][]>>>> = {
  wide: {},
  middle: { 'cols-wrap1': ['cdt', 'notes', 'absencesprof'] },
  narrow: {
    'cols-wrap1': ['emploidutemps', 'notes'],
    'cols-wrap2': ['cdt', 'absencesprof', 'agendaetinformations'],
  },
  small: {},
};

const order: readonly Column['name'][] = [
  'emploidutemps',
  'cdt',
  'notes',
  'absencesprof',
  'agendaetinformations',
];

/** Moves the existing columns into the wrappers for the window's width, as PRONOTE does; re-renders no widget. */
function arrange(home: HTMLElement, wanted: Arrangement): void {
  const grid = home.querySelector<HTMLElement>('.widgets-global-container');
  if (grid === null) return;
  const columns = order.flatMap((name) => [...grid.querySelectorAll(`.wrapper-cols.${name}`)]);
  grid.append(...columns);
  for (const old of grid.querySelectorAll('.cols-wrap1, .cols-wrap2')) old.remove();
  for (const [wrapName, names] of Object.entries(wraps[wanted])) {
    const wrap = element('div', wrapName);
    const inside = columns.filter((column) => names.some((name) => column.classList.contains(name)));
    if (inside[0] === undefined) continue;
    grid.insertBefore(wrap, inside[0]);
    wrap.append(...inside);
  }
  layOut(grid, wanted);
}

const gap = '24px';

/** Gives the existing columns the whole width; the columns differ between webspaces. */
function layOut(grid: HTMLElement, wanted: Arrangement): void {
  const places = [...grid.querySelectorAll(':scope > :is(.wrapper-cols, .cols-wrap1, .cols-wrap2)')].map(
    (child) => ({
      area: child.className.replace('wrapper-cols', '').replace('cols-wrap', 'colswrap').trim(),
      span: wanted === 'middle' ? child.querySelectorAll('.wrapper-cols').length || 1 : 1,
    }),
  );
  const count = places.reduce((sum, { span }) => sum + span, 0);
  const one = `(100% - ${count - 1} * ${gap}) / ${count}`;
  grid.style.gridTemplateAreas = `"${places.map(({ area }) => area).join(' ')}"`;
  grid.style.gridTemplateColumns = places
    .map(({ span }) => `minmax(0, calc(${span} * ${one} + ${span - 1} * ${gap}))`)
    .join(' ');
}

function container(markup: Markup, home: Home, closed: Set<Widget>, rebuild: () => void): HTMLElement {
  const columns = home.columns.flatMap(({ name, widgets }) => {
    const open = widgets.filter((widget) => !closed.has(widget));
    if (open.length === 0) return [];
    const close = (widget: Widget) => () => {
      closed.add(widget);
      rebuild();
    };
    const sections = open.map((widget) => section(markup, widget, close(widget)));
    return [element('div', `${name} wrapper-cols`, { 'data-name': 'cols-widgets-conteneur' }, ...sections)];
  });
  return element('div', 'widgets-global-container', {}, ...columns);
}

function section(markup: Markup, widget: Widget, close: () => void): HTMLElement {
  const made = shaped(markup.widget, widget.kind, { tabindex: '-1', id: randomId() });
  // When it is closed, PRONOTE leaves this widget in the page, at least for the staff.
  const hide = () => made.style.setProperty('display', 'none');
  fill(made, markup, widget, widget.kind === 'partenairecdi' ? hide : close);
  return made;
}

/** Re-renders one section, as its refresh button does. */
function fill(made: HTMLElement, markup: Markup, widget: Widget, close: () => void): void {
  const refresh = () => {
    made.replaceChildren(element('div', 'content-container', {}, emptyText));
    window.setTimeout(() => fill(made, markup, widget, close), 120);
  };
  const title = element('span', '', { id: `${randomId()}_TitreText`, tabindex: '0' }, widget.title);
  const tools = element(
    'div',
    'cta-conteneur',
    {},
    ...(widget.kind === 'partenairecdi' ? [portalLink()] : []),
    button('as-button', `Actualiser le widget ${widget.title}`, refresh, icon('refresh')),
  );
  made.replaceChildren(
    element('header', '', {}, shaped(markup.widgetTitle, '', {}, title), tools),
    ...widgetBody(widget),
    button('widget-fermer', `Fermer le widget ${widget.title}`, close, icon('close')),
  );
}

import { vi } from 'vitest';
import type { Portal } from '../../utils/domain/portal.ts';
import type { PronoteWidgetTexts } from '../../utils/domain/pronote-widget.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import type { RouteName } from '../sandbox/routes.ts';
import { type Computer, personOf } from './background-on-sandbox.ts';
import { speakFrench } from './french.ts';
import { homePageOf } from './panel-reading.tsx';
import { sandboxPortal } from './sandbox-portal.ts';

/** A portal's configuration of loan sources. */
interface SourceSetUp {
  readonly portal: Portal;
  /** The route of the first request for loans. */
  readonly route: RouteName;
  /** A route that fails from the start. */
  readonly alreadyDown: RouteName | null;
}

/** A new source is a row here, and an entry in the rows of the fault table where it differs. */
export const sources = {
  page: { portal: { ...sandboxPortal, loansApi: null }, route: 'portal-account', alreadyDown: null },
  gateway: { portal: sandboxPortal, route: 'loans-api', alreadyDown: 'portal-account' },
  gatewayThenPage: { portal: sandboxPortal, route: 'loans-api', alreadyDown: null },
} as const satisfies Record<string, SourceSetUp>;

export type Source = keyof typeof sources;

/** The loans are read for the first time, or were read the day before. */
export const times = ['first', 'later'] as const;
export type Time = (typeof times)[number];

export interface Scene {
  readonly computer: Computer;
  readonly time: Time;
  /** The route of the first request for loans. */
  readonly route: RouteName;
  /** Registers a clean-up for after the check. */
  readonly undo: (act: () => void) => void;
}

/** Causes a fault setFault school or on the computer, after Inès has signed in and before she opens the home page. */
export type FaultSetup = (scene: Scene) => unknown;

const pupil = people.ines;
const yesterday = new Date(2026, 10, 24, 14, 0);
const today = new Date(2026, 10, 25, 15, 0);
/** Far longer than the panel takes to render. */
export const longestWait = 5_000;

/** The panel's text in the home page after this fault, with or without PRONOTE's own CDI widget. */
export async function seenAfter(
  fault: FaultSetup,
  computer: Computer,
  source: Source,
  time: Time,
  widget: PronoteWidgetTexts | null = null,
): Promise<string> {
  const { portal, route, alreadyDown } = sources[source];
  const undone: (() => void)[] = [];
  speakFrench();
  // Expected log messages would only clutter the output.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.setSystemTime(yesterday);
  await savePortal(portal);
  if (alreadyDown !== null) computer.sandbox.faults.set(alreadyDown, { kind: 'status', status: 500 });
  if (time === 'later') {
    await computer.signIn(pupil);
    await homePageOf(computer, pupil).shown;
  }
  vi.setSystemTime(today);
  await computer.signIn(pupil);
  await fault({ computer, time, route, undo: (act) => undone.push(act) });
  const page = homePageOf(computer, pupil);
  await inTime(page.shown);
  const text = widget === null ? page.read() : await withWidget(computer, widget);
  for (const act of undone) act();
  await page.shown;
  vi.useRealTimers();
  return text;
}

/** Sends what PRONOTE's widget shows, and opens the panel again. */
async function withWidget(computer: Computer, texts: PronoteWidgetTexts): Promise<string> {
  await computer.ask('panel.widget', { person: personOf(pupil), texts });
  const page = homePageOf(computer, pupil);
  await inTime(page.shown);
  return page.read();
}

function inTime(shown: Promise<void>): Promise<unknown> {
  return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, longestWait))]);
}

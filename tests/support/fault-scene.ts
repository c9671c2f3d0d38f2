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

/** A way in which a school’s portal is set up to give loans. */
interface SourceSetUp {
  readonly portal: Portal;
  /** Where the loans are asked for first. */
  readonly route: RouteName;
  /** What is out of order from the start. */
  readonly alreadyDown: RouteName | null;
}

/** A source to come is a line here, and a word in those rows of the table where it differs. */
export const sources = {
  page: { portal: { ...sandboxPortal, loansApi: null }, route: 'portal-account', alreadyDown: null },
  gateway: { portal: sandboxPortal, route: 'loans-api', alreadyDown: 'portal-account' },
  gatewayThenPage: { portal: sandboxPortal, route: 'loans-api', alreadyDown: null },
} as const satisfies Record<string, SourceSetUp>;

export type Source = keyof typeof sources;

/** Whether the loans are asked for the first time, or were read the day before. */
export const times = ['first', 'later'] as const;
export type Time = (typeof times)[number];

export interface Scene {
  readonly computer: Computer;
  readonly time: Time;
  /** Where the loans are asked for first. */
  readonly route: RouteName;
  /** Done when the panel has been read. */
  readonly undo: (act: () => void) => void;
}

/** What goes wrong at school or on this computer, once Inès is signed in and before she opens PRONOTE’s home page. */
export type Mishap = (scene: Scene) => unknown;

const pupil = people.ines;
const yesterday = new Date(2026, 10, 24, 14, 0);
const today = new Date(2026, 10, 25, 15, 0);
/** Far more than the panel takes to say something: whoever waits longer sees nothing at all. */
export const longestWait = 5_000;

/** What Inès reads in the home page after this mishap, PRONOTE's own CDI widget beside the panel or not. */
export async function seenAfter(
  mishap: Mishap,
  computer: Computer,
  source: Source,
  time: Time,
  widget: PronoteWidgetTexts | null = null,
): Promise<string> {
  const { portal, route, alreadyDown } = sources[source];
  const undone: (() => void)[] = [];
  speakFrench();
  // What the panel says is read here; what the log says of it would only fill the screen.
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
  await mishap({ computer, time, route, undo: (act) => undone.push(act) });
  const page = homePageOf(computer, pupil);
  await inTime(page.shown);
  const text = widget === null ? page.read() : await withWidget(computer, widget);
  for (const act of undone) act();
  await page.shown;
  vi.useRealTimers();
  return text;
}

/** The page tells what PRONOTE's widget says, and the panel looks again. */
async function withWidget(computer: Computer, texts: PronoteWidgetTexts): Promise<string> {
  await computer.ask('panel.widget', { person: personOf(pupil), texts });
  const page = homePageOf(computer, pupil);
  await inTime(page.shown);
  return page.read();
}

function inTime(shown: Promise<void>): Promise<unknown> {
  return Promise.race([shown, new Promise((resolve) => setTimeout(resolve, longestWait))]);
}

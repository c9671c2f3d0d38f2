import { rmSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { dayAfter, localToday } from '../sandbox/calendar.ts';
import { people } from '../sandbox/people.ts';
import { signIn, signOut } from '../support/actions.ts';
import type { BrowserDriver } from '../support/browsers/page-driver.ts';
import { downloaded } from '../support/downloads.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, inExtension, remindAtAnyTime, renewAllUntil } from '../support/extension-data.ts';
import { findings } from '../support/findings.ts';
import { expect, journey } from '../support/journey.ts';
import { shownNotifications } from '../support/notifications-spy.ts';
import { type Screen, screenOf } from '../support/screen.ts';

/** J3: reminders of due dates by badge, notification and calendar file. */

const api = '(globalThis.browser ?? chrome)';

function badge(computer: BrowserDriver): Promise<string> {
  return inExtension(
    computer,
    `Promise.all([${api}.action.getBadgeText({}), ${api}.action.getTitle({})]).then((both) => both.join(' | '))`,
  );
}

async function openPopup(computer: BrowserDriver): Promise<Screen> {
  const popup = screenOf(await computer.newPage());
  await popup.page.goto(computer.extensionPage('popup.html'));
  await popup.seesRole('heading', '5 prêts');
  return popup;
}

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => ({
    uid: String(part.getFirstPropertyValue('uid')),
    sequence: Number(part.getFirstPropertyValue('sequence')),
    day: String(part.getFirstPropertyValue('dtstart')),
    status: String(part.getFirstPropertyValue('status')),
    description: String(part.getFirstPropertyValue('description')),
  }));
}

journey.beforeEach(async ({ computer }) => {
  await givePortal(computer);
  await remindAtAnyTime(computer);
});

journey.describe('with the notifications permission', () => {
  journey.use({ notifications: true });

  journey('reminds once for each date, and clears reminders on sign-out', async ({ computer, tab }) => {
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    await eventually('the badge', async () => (await badge(computer)).startsWith('1 |'));
    expect(await badge(computer)).toBe('1 | Compagnon CDI\u00a0: 1 document en retard');
    // Nine days overdue, due today, due tomorrow; the others are due later.
    const first = await eventually('three notifications', async () => {
      const all = await shownNotifications(computer);
      return all.length === 3 && all;
    });
    expect(JSON.stringify(first)).not.toMatch(/Monte-Cristo|ALMEIDA/);

    await computer.killBackground();
    await tab.page.reload();
    await tab.sees('À rendre demain');
    expect([...(await shownNotifications(computer))].sort()).toEqual([...first].sort());

    await signOut(tab);
    await eventually('no notification', async () => (await shownNotifications(computer)).length === 0);
    expect(await badge(computer)).toMatch(/^ \| /);
    await signIn(tab, people.ines.login);
    await tab.sees('À rendre demain');
    await eventually('the badge again', async () => (await badge(computer)).startsWith('1 |'));
    expect(await shownNotifications(computer)).toEqual([]);
  });
});

journey('offers reminders once, and not again after “no”', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  const popup = await openPopup(computer);
  await popup.seesRole('heading', /Un petit mot avant la date/);
  expect(await findings(popup)).toEqual([]);
  await popup.click('button', 'Non merci');
  await popup.sees('C’est noté');
  await popup.page.reload();
  await popup.seesRole('heading', '5 prêts');
  await popup.seesNoMore('Un petit mot');
});

journey('saves due dates as a calendar file, and a renewal updates the event', async ({ computer, tab }) => {
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  const popup = await openPopup(computer);
  await popup.click('button', 'Ajouter les retours à mon calendrier');
  await popup.sees('Fichier enregistré');
  const name = 'retours-cdi.ics';
  const today = localToday();
  const before = eventsOf(String(await downloaded(computer, name)));
  const days = [-9, 0, 1, 9, 12].map((ahead) => dayAfter(today, ahead));
  expect(before.map(({ day }) => day).sort()).toEqual(days);
  expect(before.find(({ day }) => day === days[2])?.description).toContain('L’atlas illustré : les volcans');

  rmSync(join(computer.downloads, name));
  const renewed = dayAfter(today, 20);
  await renewAllUntil(computer, renewed);
  await popup.page.reload();
  await popup.click('button', 'Ajouter les retours à mon calendrier');
  await popup.sees('Fichier enregistré');
  const after = eventsOf(String(await downloaded(computer, name)));
  const standing = after.filter(({ status }) => status === 'CONFIRMED');
  expect(standing.map(({ day }) => day)).toEqual([renewed]);
  expect(new Set(after.map(({ uid }) => uid))).toEqual(new Set(before.map(({ uid }) => uid)));
  for (const { uid, sequence } of after)
    expect(sequence).toBeGreaterThan(before.find((one) => one.uid === uid)?.sequence ?? Number.MAX_VALUE);
});

journey('reminder settings are validated and saved', async ({ computer, tab }) => {
  await tab.page.goto(computer.extensionPage('options.html#reminders'));
  await tab.seesRole('heading', 'Rappels');
  await tab.fill('textbox', 'Vacances et jours fériés', '31/12/2026 - 02/01/2026');
  await tab.click('button', 'Enregistrer les rappels');
  await tab.sees(/Ligne 1/);
  expect(await findings(tab)).toEqual([]);
  await tab.fill('textbox', 'Vacances et jours fériés', 'du 19 décembre 2026 au 3 janvier 2027');
  await tab.fill('textbox', 'Jours avant la date de retour', '2, 0');
  await tab.click('checkbox', 'mercredi');
  await tab.click('button', 'Enregistrer les rappels');
  await tab.sees('Rappels enregistrés.');
  await tab.page.reload();
  await tab.seesRole('heading', 'Rappels');
  expect(await tab.value('textbox', 'Vacances et jours fériés')).toBe('19/12/2026 - 03/01/2027');
  expect(await tab.value('textbox', 'Jours avant la date de retour')).toBe('2, 0');
  expect(await findings(tab)).toEqual([]);
});

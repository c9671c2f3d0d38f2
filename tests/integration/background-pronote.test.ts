import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PanelModel } from '../../utils/domain/panel.ts';
import type { Person } from '../../utils/domain/person.ts';
import { shownTokens } from '../../utils/esidoc/shown-tokens.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, type Pupil, personOf } from '../support/background-on-sandbox.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** Data from pages: the portal's own page when it is opened, and PRONOTE's CDI widget. */

const { sandbox, visitor, ask, open, refresh, arrive } = await backgroundOnSandbox();

async function storedReadings(): Promise<number> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'cdi-loans')) return 0;
  const database = await openDB('cdi-loans');
  const count = await database.count('readings');
  database.close();
  return count;
}

/** Signs in at the portal itself, in another tab of the same browser, without PRONOTE. */
function signInAtPortal(person: Pupil): void {
  const { portal } = sandbox.school;
  visitor().setCookie(hosts.portal, portal.cookie, portal.open(person));
}

/** Opens the portal's home page in a tab; the content script sends its tokens. */
async function openPortalPage(): Promise<void> {
  const { body } = await visitor().get(`https://${hosts.portal}/`);
  await ask('portal.shown', shownTokens(body, []), `https://${hosts.portal}`);
}

describe('a page of a portal', () => {
  const session = async () => Object.keys(await fakeBrowser.storage.session.get(null));

  beforeEach(async () => {
    await savePortal({ ...sandboxPortal, delegation: { kind: 'pronote' } });
    await open(people.ines);
    expect((await refresh(people.ines))?.loans.failure).toEqual({ kind: 'not-signed-in' });
  });

  it('provides the session, so that the loans are read before the user returns', async () => {
    signInAtPortal(people.ines);
    await openPortalPage();
    const { portals } = await open(people.ines);
    expect(portals[0]).toMatchObject({ loans: { failure: null, source: 'loans-api' }, refreshDue: false });
    expect(portals[0]?.loans.loans).toHaveLength(7);
  });

  it('ends the session when it shows a sign-out', async () => {
    signInAtPortal(people.ines);
    await openPortalPage();
    expect(await session()).toContain('delegated-session:cdi');
    sandbox.school.portal.closeAll();
    await openPortalPage();
    expect(await session()).not.toContain('delegated-session:cdi');
  });

  it('provides no session of another person', async () => {
    signInAtPortal(people.noe);
    await openPortalPage();
    expect(await session()).not.toContain('delegated-session:cdi');
    const { portals } = await open(people.ines);
    expect(portals[0]?.loans).toMatchObject({ loans: [], failure: { kind: 'someone-else' } });
  });

  it('provides no session for another portal', async () => {
    signInAtPortal(people.ines);
    await savePortal({ ...sandboxPortal, address: 'https://9990075c.esidoc.fr' });
    await openPortalPage();
    expect(await session()).toEqual(['current-person']);
  });
});

describe('PRONOTE’s own CDI widget', () => {
  const texts = (...titles: readonly string[]) => ({
    title: 'CDI du collège Imaginaire',
    chosen: null,
    words: [`Emprunt(s) en cours (${titles.length})`],
    loans: titles.map((title) => ({
      ...{ title, address: null, details: 'Emprunté le : 03/11/26 À rendre le : 24/11/26', alert: false },
    })),
  });
  const paulo = (child?: string): Person => ({
    ...{ webspace: 'parent', fullName: 'M. ALMEIDA Paulo', className: null, school: 'COLLEGE IMAGINAIRE' },
    ...(child === undefined ? {} : { child: { fullName: child, className: '4A' } }),
  });
  const tell = async (person: Person, ...titles: readonly string[]) => {
    await ask('panel.open', { visitor: person });
    return ask<boolean>('panel.widget', { person, texts: texts(...titles) });
  };
  const shown = async (person: Person) => {
    const { portals } = await ask<PanelModel>('panel.open', { visitor: person });
    return portals.map(({ loansOf, loans }) => [loansOf, ...loans.loans.map(({ title }) => title)]);
  };

  it('is a source of loans when the portal has returned none', async () => {
    await open(people.ines);
    await refresh(people.ines);
    expect(await tell(personOf(people.ines), 'Dune')).toBe(true);
    const { portals } = await open(people.ines);
    expect(portals[0]?.loans).toMatchObject({ source: 'pronote-widget', failure: null });
    expect(portals[0]?.loans.loans.map(({ title }) => title)).toEqual(['Dune']);
  });

  it('is overridden by what the portal returned today', async () => {
    await arrive(people.ines);
    await tell(personOf(people.ines), 'Dune');
    expect((await open(people.ines)).portals[0]?.loans).toMatchObject({ source: 'loans-api' });
  });

  it('shows a parent each child’s loans under that child’s name', async () => {
    await tell(paulo('ALMEIDA Inès'), 'Dune');
    await tell(paulo('ALMEIDA Tiago'), 'Emma');
    expect(await shown(paulo('ALMEIDA Inès'))).toEqual([['ALMEIDA Inès', 'Dune']]);
    expect(await shown(paulo('ALMEIDA Tiago'))).toEqual([['ALMEIDA Tiago', 'Emma']]);
    expect(await shown(paulo())).toEqual([['M. ALMEIDA Paulo']]);
  });

  it.each([
    ['a parent’s page that names no child', paulo(), texts('Dune')],
    ['half a list', personOf(people.ines), { ...texts('Dune'), words: ['Emprunt(s) en cours (2)'] }],
  ])('is ignored in %s', async (_, person, shownTexts) => {
    await ask('panel.open', { visitor: person });
    expect(await ask('panel.widget', { person, texts: shownTexts })).toBe(false);
    expect(await storedReadings()).toBe(0);
  });

  it('is ignored for another school’s portal', async () => {
    const address = 'https://9990075c.esidoc.fr/document/id_9990075c_3.html';
    const [loan] = texts('Dune').loans;
    const other = { ...texts('Dune'), title: 'Lycée', loans: [{ ...loan, address }] };
    await open(people.ines);
    expect(await ask('panel.widget', { person: personOf(people.ines), texts: other })).toBe(false);
  });

  it('is ignored in a tab of an earlier user', async () => {
    await open(people.ines);
    await open(people.noe);
    const person = personOf(people.ines);
    expect(await ask('panel.widget', { person, texts: texts('Dune') })).toBe(false);
    expect(await storedReadings()).toBe(0);
  });
});

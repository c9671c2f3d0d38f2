import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LoansFailure } from '../../../utils/domain/loan.ts';
import { isConfigured } from '../../../utils/domain/loan-sources.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import { accountPage, readAccount } from '../../../utils/esidoc/account-page.ts';
import { cutAnswer, portal } from '../../fixtures/esidoc/school.ts';

const own = portal.address;

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/esidoc/${name}`, import.meta.url), 'utf8');
}

function accountIn(html: string) {
  const account = readAccount(html, own);
  if (!account.ok) throw new Error(JSON.stringify(account.failure));
  return account.value;
}

const loansIn = (html: string) => accountIn(html).loans;

describe('a page of tables', () => {
  const loans = loansIn(fixture('account-table.html'));

  it('has late, current and returned loans, and no reservations', () => {
    expect(loans.map(({ title, state }) => [title, state])).toEqual([
      ['Vendredi', 'late'],
      ['Le Horla & autres', 'current'],
      ['Dune', 'current'],
      ['Candide', 'returned'],
    ]);
  });

  it('has a field for each known column label', () => {
    expect(loans.find(({ title }) => title.startsWith('Le Horla'))).toEqual({
      id: '/document/id_9990001x_12.html 2026-11-03',
      title: 'Le Horla & autres',
      state: 'current',
      borrowedOn: '2026-11-03',
      dueOn: '2026-12-01',
      returnedOn: null,
      recordAddress: `${own}/document/id_9990001x_12.html`,
      callNumber: 'R MAU',
      mediaType: 'Livre',
    });
  });

  it('has no field for an invalid date or link', () => {
    expect(loans.find(({ title }) => title === 'Dune')).toMatchObject({
      borrowedOn: null,
      dueOn: '2026-12-08',
      recordAddress: null,
      callNumber: null,
    });
  });

  it('distinguishes the day of return from the due date', () => {
    const back = { borrowedOn: '2026-09-01', dueOn: '2026-09-29', returnedOn: '2026-10-01' };
    expect(loans.find(({ title }) => title === 'Candide')).toMatchObject(back);
  });
});

describe('a page of lists', () => {
  it('reads definition lists, list items, groups of items, and labelled cells', () => {
    const loans = loansIn(fixture('account-lists.html'));
    const shown = loans.map(({ title, state, dueOn, returnedOn }) => [title, state, dueOn ?? returnedOn]);
    expect(shown).toEqual([
      ['Emma', 'late', null],
      ['Star Wars : épisode 4', 'late', '2026-11-20'],
      ['The Hobbit', 'current', '2026-12-01'],
      ['Persuasion', 'current', '2026-12-01'],
      ['Dracula', 'current', '2026-12-02'],
      ['Ubu roi', 'current', '2026-12-03'],
      ['Ivanhoe', 'returned', '2026-10-01'],
      ['Nana', 'returned', '2026-10-02'],
    ]);
    expect(loans.find(({ title }) => title === 'Persuasion')).toMatchObject({
      borrowedOn: '2026-11-03',
      recordAddress: `${own}/document/id_9990001x_21.html`,
    });
  });
});

const header = '<tr><th>Titre</th><th>Date de prêt</th><th>Date de retour</th></tr>';
const row = '<tr><td>Candide</td><td>03/11/2026</td><td>01/12/2026</td></tr>';

describe('loans of one page', () => {
  it('have different, stable ids for two copies borrowed on one day', () => {
    const current = loansIn(`<h2>En cours</h2><table>${header}${row}${row}</table>`);
    const late = loansIn(`<h2>En retard</h2><table>${header}${row}${row}</table>`);
    expect(new Set(current.map(({ id }) => id)).size).toBe(2);
    expect(late.map(({ id, state }) => [id, state])).toEqual(current.map(({ id }) => [id, 'late']));
  });

  it('have the state of their table’s caption rather than of the heading above', () => {
    const html = `<h2>Mes prêts en cours</h2><table><caption>Rendus</caption>${header}${row}</table>`;
    expect(loansIn(html)).toMatchObject([{ state: 'returned', returnedOn: '2026-12-01' }]);
  });

  it('are read on a page with a sign-in form and with other tables', () => {
    const others =
      '<table><tr><th>Titre</th><th>Statut</th></tr><tr><td>Ma suggestion</td><td>Acceptée</td></tr></table>';
    const html = `<form><input type="password"></form>${others}<table>${header}${row}</table>`;
    expect(loansIn(html).map(({ title }) => title)).toEqual(['Candide']);
  });
});

describe('a page without loans', () => {
  it.each([
    '<p>Vous n’avez pas de prêt.</p>',
    '<p>Vous n’avez aucun prêt en cours.</p>',
    '<p>Aucun prêt</p>',
    '<p>Aucun  <b>emprunt</b></p>',
    '<p>Pas de document emprunté</p>',
    '<p>You have no loans.</p>',
    '<h2>Prêts en cours</h2><p>Aucun prêt en cours.</p><h2>Prêts en retard</h2><p>Aucun prêt en retard.</p>',
    `<table>${header}</table><p>Aucun prêt</p>`,
  ])('%s means no loans', (html) => {
    expect(readAccount(html, own)).toEqual({ ok: true, value: { loans: [], reservations: [] } });
  });

  it.each<[string, string, LoansFailure['kind']]>([
    ['a sign-in form', '<form><input type="PASSWORD"></form><p>Aucun prêt</p>', 'not-signed-in'],
    [
      'an account without a borrower',
      '<p>Aucun compte emprunteur n’est associé à votre compte.</p>',
      'unknown-borrower',
    ],
    ['an empty page', '', 'unreadable'],
    ['another page', '<h1>Bienvenue</h1><table><tr><td>a</td><td>b</td></tr></table>', 'unreadable'],
    ['a table that a script fills', `<table>${header}</table>`, 'unreadable'],
    [
      'hidden text',
      '<script>"Aucun prêt"</script><p hidden>Aucun prêt</p><p style="display: none">Aucun prêt</p>',
      'unreadable',
    ],
    ['no late loan', '<h2>Prêts en cours</h2><div>Dune</div><p>Aucun prêt en retard.</p>', 'unreadable'],
    [
      'no current loan, late ones in another view',
      '<p>Aucun prêt en cours.</p><a href="#r">En retard (2)</a>',
      'unreadable',
    ],
    [
      'no past loan',
      '<div>Dune</div><p>Aucun prêt dans l’historique.</p><p>Aucun prêt archivé</p>',
      'unreadable',
    ],
    ['labels without loans', '<dl><dt>Titre</dt><dd>Dune</dd></dl>', 'unreadable'],
    ['a page nested too deep', `${'<div>'.repeat(100_000)}Aucun prêt`, 'unreadable'],
    ['binary', '\u0000\uFFFD<<<>>>&#xD800;', 'unreadable'],
  ])('fails for %s', (_name, html, kind) => {
    expect(readAccount(html, own)).toMatchObject({ ok: false, failure: { kind } });
  });
});

describe('the adapter', () => {
  const read = (answer: Response | LoansFailure, doubt: LoansFailure | null = null) =>
    accountPage.read(
      {
        now: () => 0,
        identity: null,
        pageOwnerMismatch: async () => doubt,
        fetch: async (address) => {
          expect(address).toBe(`${own}/moncompte/mesprets`);
          return answer instanceof Response ? succeed(answer) : fail(answer);
        },
      },
      portal,
    );

  it('fails when the page may belong to another person', async () => {
    const doubt = { kind: 'someone-else' } as const;
    expect(await read(new Response(fixture('account-table.html')), doubt)).toEqual(fail(doubt));
  });

  it('is configured in every portal and names itself as the source', async () => {
    expect(isConfigured(accountPage.source, portal)).toBe(true);
    const reading = await read(new Response(fixture('account-table.html')));
    expect(reading).toMatchObject({ ok: true, value: { source: 'account-page' } });
  });

  it.each<[string, Response | LoansFailure, LoansFailure['kind']]>([
    ['an expired session', { kind: 'expired-session' }, 'expired-session'],
    ['401', new Response('', { status: 401 }), 'not-signed-in'],
    ['403', new Response('', { status: 403 }), 'not-allowed'],
    ['404', new Response('', { status: 404 }), 'unreadable'],
    ['429', new Response('', { status: 429 }), 'paused'],
    ['503', new Response('', { status: 503 }), 'unreachable'],
    ['a cut body', cutAnswer(), 'unreachable'],
  ])('fails for %s', async (_name, answer, kind) => {
    expect(await read(answer)).toMatchObject({ ok: false, failure: { kind } });
  });
});

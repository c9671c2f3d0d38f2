import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../utils/esidoc/account-page.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

function accountIn(html: string) {
  const account = readAccount(html, portal.address);
  if (!account.ok) throw new Error(JSON.stringify(account.failure));
  return account.value;
}

const none = '<p>Aucun prêt en cours.</p><p>Aucun prêt en retard.</p>';

/** A table of one row under a heading; the columns are `label|value`. */
function table(heading: string, ...columns: readonly string[]): string {
  const cells = (tag: string, at: number) =>
    columns.map((column) => `<${tag}>${column.split('|')[at]}</${tag}>`).join('');
  return `<h2>${heading}</h2><table><tr>${cells('th', 0)}</tr><tr>${cells('td', 1)}</tr></table>`;
}

describe('the reservations of an account page', () => {
  it('are read from French tables, separate from loans', () => {
    const html = readFileSync(
      new URL('../../fixtures/esidoc/account-reservations.html', import.meta.url),
      'utf8',
    );
    const { loans, reservations } = accountIn(html);
    expect(loans.map(({ title, state }) => [title, state])).toEqual([
      ['Dune', 'late'],
      ['Ravage', 'current'],
    ]);
    expect(reservations).toEqual([
      {
        id: '/document/id_9990001x_40.html 2026-11-10',
        title: 'Germinal',
        recordAddress: `${portal.address}/document/id_9990001x_40.html`,
        mediaType: 'Livre',
        reservedOn: '2026-11-10',
        availableUntil: '2026-11-30',
        rank: 1,
      },
      {
        id: '/document/id_9990001x_41.html 2026-11-12',
        title: 'Nana',
        recordAddress: `${portal.address}/document/id_9990001x_41.html`,
        mediaType: 'Livre',
        reservedOn: '2026-11-12',
        availableUntil: null,
        rank: 2,
      },
    ]);
  });

  it('are read from English lists', () => {
    const html = `${none}<h3>Reservations</h3>
      <ul><li><a href="/document/id_9990001x_40.html">Emma</a><br>Reserved on Nov 10, 2026<br>Queue position: 2 / 5</li>
      <li><a href="/document/id_9990001x_41.html">Persuasion</a><br>Reserved on 12 November 2026<br>Pick up by 2026-11-30</li></ul>`;
    expect(accountIn(html).reservations).toMatchObject([
      { title: 'Emma', reservedOn: '2026-11-10', rank: 2, availableUntil: null },
      { title: 'Persuasion', reservedOn: '2026-11-12', rank: null, availableUntil: '2026-11-30' },
    ]);
  });

  it.each<[string, string, object]>([
    ['a rank', 'Rang|2', { rank: 2 }],
    ['a rank in words', 'Position dans la file|2e', { rank: 2 }],
    ['the first rank', 'Rang|1er', { rank: 1 }],
    ['a rank of several', 'Place dans la file d’attente|2 / 5', { rank: 2 }],
    ['a rank of several, in words', 'File d’attente|n° 2 sur 5', { rank: 2 }],
    ['an English rank', 'Queue position|3rd of 5', { rank: 3 }],
    ['no rank', 'Rang|–', { rank: null }],
    ['rank zero', 'Rang|0', { rank: null }],
    ['a rank below zero', 'Rang|moins que rien', { rank: null }],
    ['a date for a rank', 'Rang|12/11/2026', { rank: null }],
    ['a rank in the status', 'Statut|En attente (2e)', { rank: 2 }],
    ['a last day', 'Disponible jusqu’au|30/11/26', { availableUntil: '2026-11-30' }],
    ['a last day to collect it', 'À retirer avant le|30 novembre 2026', { availableUntil: '2026-11-30' }],
    ['a last day in the status', 'Statut|Disponible jusqu’au 30/11/2026', { availableUntil: '2026-11-30' }],
    ['the first day of waiting', 'Statut|En attente depuis le 30/10/2026', { availableUntil: null }],
    ['an impossible last day', 'Disponible jusqu’au|31/11/2026', { availableUntil: null }],
    ['an available document', 'Statut|Disponible', { availableUntil: null, rank: null }],
  ])('have the fields of %s', (_name, column, expected) => {
    const html = none + table('Réservations', 'Titre|Nana', column);
    expect(accountIn(html)).toMatchObject({ loans: [], reservations: [{ title: 'Nana', ...expected }] });
  });

  it('have no last day while the borrower waits', () => {
    const html = (status: string) =>
      none + table('Réservations', 'Titre|Nana', 'Disponible jusqu’au|30/11/2026', `Statut|${status}`);
    const untils = ['En attente', 'Waiting', 'En attente de retrait', 'Disponible'].map(
      (status) => accountIn(html(status)).reservations[0]?.availableUntil,
    );
    expect(untils).toEqual([null, null, '2026-11-30', '2026-11-30']);
  });

  it('are merged from two views, but not when made twice', () => {
    const twice = (rows: string) =>
      `<table><tr><th>Titre</th><th>Réservé le</th><th>Rang</th></tr>${rows}</table>`;
    const row = (rank: string) => `<tr><td>Nana</td><td>12/11/2026</td><td>${rank}</td></tr>`;
    const views = accountIn(none + twice(row('')) + twice(row('2')));
    expect(views.reservations).toMatchObject([{ rank: 2 }]);
    const { reservations } = accountIn(none + twice(row('1') + row('2')));
    expect(new Set(reservations.map(({ id }) => id)).size).toBe(2);
  });

  it('do not suffice: a page without any statement about loans is unreadable', () => {
    const html = table('Réservations', 'Titre|Nana', 'Rang|2');
    expect(readAccount(html, portal.address)).toMatchObject({ ok: false, failure: { kind: 'unreadable' } });
  });

  it('show that the reader is signed in', () => {
    const html = `<form><input type="password"></form>${none}${table('Réservations', 'Titre|Nana', 'Rang|2')}`;
    expect(accountIn(html).reservations).toHaveLength(1);
  });
});

describe('the kind of a record', () => {
  const dated = ['Date de prêt|03/11/2026', 'Date de retour|01/12/2026'];
  it.each<[string, string, string[]]>([
    ['a rank, whatever the heading', table('Prêts en cours', 'Titre|X', 'Rang|2'), ['reservation']],
    [
      'an expected return and a rank',
      table('Mes documents', 'Titre|X', 'Date de retour|01/12/2026', 'Rang|1'),
      ['reservation'],
    ],
    [
      'a blank rank',
      table('Mes documents', 'Titre|X', 'Date de retour|01/12/2026', 'Rang|'),
      ['reservation'],
    ],
    [
      'its status',
      table('Mes documents', 'Titre|X', 'Date de retour|01/12/2026', 'Statut|Réservé'),
      ['reservation'],
    ],
    ['the heading above', table('Réservations', 'Titre|X', 'Date de retour|01/12/2026'), ['reservation']],
    [
      '"in progress" under that heading',
      table('Réservations', 'Titre|X', 'À rendre le|01/12/2026', 'Statut|En cours'),
      ['reservation'],
    ],
    [
      'the heading above a smaller one',
      table('Réservations</h2><h3>Disponibles</h3><h2 hidden>', 'Titre|X', 'Date de retour|01/12/2026'),
      ['reservation'],
    ],
    [
      'a loan, by its day and status, though the heading says otherwise',
      table('Réservations', 'Titre|X', ...dated, 'Statut|En retard'),
      ['late'],
    ],
    [
      'a loan that another borrower has reserved',
      table('Prêts en cours', 'Titre|X', ...dated, 'Statut|Réservé par un autre lecteur'),
      ['current'],
    ],
    ['a loan in a table of both', table('Mes documents', 'Titre|X', ...dated, 'Rang|'), ['current']],
    [
      'a late loan in a table of both, without its day',
      table('Mes documents', 'Titre|X', 'Date de prêt|', 'Rang|', 'Statut|En retard'),
      ['late'],
    ],
    [
      'a reservation in a table of both',
      table('Mes documents', 'Titre|X', 'Date de prêt|', 'Date de réservation|03/11/2026', 'Rang|2'),
      ['reservation'],
    ],
    ['a loan under a heading of both', table('Mes prêts et réservations', 'Titre|X', ...dated), ['current']],
    [
      'a loan under the next heading',
      table('Réservations</h2><h3>En attente</h3><h2>Mes prêts', 'Titre|X', ...dated),
      ['current'],
    ],
    ['nothing: a reservation that is over', table('Réservations', 'Titre|X', 'Rang|1', 'Statut|Annulée'), []],
    [
      'nothing: reservations of the past',
      table('Historique des réservations', 'Titre|X', 'Réservé le|03/09/2026'),
      [],
    ],
    ['nothing: a suggestion under that heading', table('Réservations', 'Titre|X', 'Statut|Acceptée'), []],
    [
      'nothing: a menu',
      `<ul><li><a href="#r">Réservations</a> 2</li><li><a href="/r">Réserver une salle</a></li></ul>`,
      [],
    ],
    ['nothing: no title', table('Réservations', 'Rang|2', 'Réservé le|03/11/2026'), []],
    ['a loan said to have expired', table('Prêts', 'Titre|X', ...dated, 'Statut|Expiré'), ['current']],
  ])('is decided by %s', (_name, html, expected) => {
    const { loans, reservations } = accountIn(none + html);
    expect([...loans.map(({ state }) => state), ...reservations.map(() => 'reservation')]).toEqual(expected);
  });
});

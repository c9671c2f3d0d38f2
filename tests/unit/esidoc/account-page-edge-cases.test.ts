import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../utils/esidoc/account-page.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const read = (html: string) => readAccount(html, portal.address);

function loansIn(html: string) {
  const account = read(html);
  if (!account.ok) throw new Error(JSON.stringify(account.failure));
  return account.value.loans;
}

/** A page of current loans, each with this title cell, lent on one day and due on another. */
const page = (title: string, borrowed = '03/11/2026', due = '01/12/2026') =>
  `<table><tr><th>Titre</th><th>Date de prêt</th><th>À rendre le</th></tr>
  <tr><td>${title}</td><td>${borrowed}</td><td>${due}</td></tr></table>`;

describe('a sign-in page with status 200', () => {
  it.each([
    ['a sign-in form', '<h1>Connexion</h1><form><input name="u"><input type="password" name="p"></form>'],
    ['an English sign-in form', '<h1>Sign in</h1><form><input type="password"></form><p>No loans</p>'],
    [
      'a form that asks for the user name first',
      '<h1>Identification</h1><p>Veuillez vous identifier</p><input name="u">',
    ],
    [
      'a choice of schools',
      '<h1>Se connecter avec</h1><ul><li><a href="/gar">GAR</a></li><li><a href="/ent">ENT</a></li></ul>',
    ],
    ['an English choice', '<p>Please log in to see your account.</p><a href="/cas">Continue</a>'],
    ['an anonymous page that mentions no loans', '<a href="/connexion">Se connecter</a><p>Aucun prêt</p>'],
    ['an expired session', '<p>Votre session a expiré. Connectez-vous de nouveau.</p>'],
  ])('%s means not signed in', (_name, html) => {
    expect(read(html)).toEqual({ ok: false, failure: { kind: 'not-signed-in' } });
  });

  it.each([
    ['a link to sign out', '<a href="/x">Se déconnecter</a>'],
    ['an English sign-out button', '<button>Log out</button>'],
    ['a sign-out icon', '<a href="/deconnexion"><img src="x.svg"></a>'],
    ['an icon with an accessible name', '<button aria-label="Se déconnecter"></button>'],
    ['a sign-out form', '<form action="/logout"><button>×</button></form>'],
  ])('is not assumed for a page with %s', (_name, way) => {
    expect(read(`${way}<p>Se connecter à PRONOTE</p><p>Aucun prêt</p>`)).toMatchObject({ ok: true });
  });
});

describe('texts', () => {
  it.each([
    ['escaped markup', '&lt;b&gt;Le Horla&lt;/b&gt; &amp;lt;', '<b>Le Horla</b> &lt;'],
    ['markup', '<b>Le</b> <i onclick="x">Horla</i><script>alert(1)</script><!-- x -->', 'Le Horla'],
    ['bidirectional control characters', 'Le \u202Ealroh\u202C \u2067x\u2069', 'Le alroh x'],
    ['control characters and lone surrogates', 'Le\u0000 Hor\u0008la \uD83D', 'Le Horla'],
    ['control characters as entities', 'Le&#8; Horla&#xD800;&#x202E;', 'Le Horla\uFFFD'],
    ['emoji', 'Le Horla 👩‍👩‍👧', 'Le Horla 👩‍👩‍👧'],
    ['2 000 characters', 'é'.repeat(2000), `${'é'.repeat(499)}…`],
  ])('cleans %s', (_name, cell, title) => {
    expect(loansIn(page(cell))).toMatchObject([{ title }]);
  });

  it('truncates all texts of a loan', () => {
    const [loan] = loansIn(page(`<a href="/document/${'x'.repeat(5000)}">${'é'.repeat(2000)}</a>`));
    expect(loan).toMatchObject({ recordAddress: null });
    expect(JSON.stringify(loan).length).toBeLessThan(1500);
  });
});

describe('dates', () => {
  it.each([
    ['14.10.2025', '2025-10-14'],
    ['14/10/25', '2025-10-14'],
    ['1er mars 2026', '2026-03-01'],
    ['Oct 14, 2025', '2025-10-14'],
    ['14 October 2025', '2025-10-14'],
    ['<time datetime="2025-10-13T22:00:00Z">14/10/2025</time>', '2025-10-14'],
    ['<time datetime="2025-10-14">mardi 14</time>', '2025-10-14'],
    ['<time datetime="demain">14/10/2025</time>', '2025-10-14'],
    ['31/02/2026', null],
    ['<time datetime="2026-02-31">?</time>', null],
  ])('reads the due date in %j', (cell, dueOn) => {
    expect(loansIn(page('Dune', '03/09/2025', cell))).toMatchObject([{ title: 'Dune', dueOn }]);
  });

  it.each([
    ['À rendre le 14 octobre 2025', '2025-10-14'],
    ['À rendre le mardi 14 octobre 2025', '2025-10-14'],
    ['A rendre avant le 1er mars 2026', '2026-03-01'],
    ['Due Oct 14, 2025', '2025-10-14'],
    ['Due on Tuesday, October 14, 2025', '2025-10-14'],
    ['Due 2025-10-14', '2025-10-14'],
  ])('reads the due date in the line %j of a list', (line, dueOn) => {
    expect(loansIn(`<ul><li><a href="/x">Dune</a><br>${line}</li></ul>`)).toMatchObject([{ dueOn }]);
  });
});

describe('a loan in several views', () => {
  const view = (heading: string) => `<h2>${heading}</h2>${page('Dune')}`;
  it.each([
    ['late', ['En cours', 'En retard']],
    ['late', ['Historique', 'En retard', 'En cours']],
    ['current', ['Historique', 'En cours']],
    ['current', ['En cours', 'En cours']],
  ])('is merged into one %s loan from %j', (state, headings) => {
    expect(loansIn(headings.map(view).join(''))).toMatchObject([{ title: 'Dune', state }]);
  });
});

describe('the size of a page', () => {
  const rows = (count: number) =>
    `<table><tr><th>Titre</th><th>Date de prêt</th><th>À rendre le</th></tr>${Array.from(
      { length: count },
      (_, i) =>
        `<tr><td><a href="/document/id_${i}.html">Livre ${i}</a></td><td>03/11/2026</td><td>01/12/2026</td></tr>`,
    ).join('')}</table>`;

  it('reads 500 loans', () => {
    const loans = loansIn(rows(500));
    expect(new Set(loans.map(({ id }) => id)).size).toBe(500);
  });

  // 400 000 characters, so that reading each of them once per ancestor would be noticeably slow.
  it.each([
    ['loans', rows(3000)],
    ['nested lists', `${'<ul><li>x'.repeat(240)}${'<b>a</b>'.repeat(45_000)}`],
    ['nested tables', `${'<table><tr><td>'.repeat(160)}${'<b>a</b>'.repeat(45_000)}`],
    ['nested links', `${'<span><a href=x>'.repeat(240)}${'<b>a</b>'.repeat(45_000)}`],
    ['nested headings', `${'<h1><span>'.repeat(240)}${'<b>a</b>'.repeat(45_000)}`],
    ['blanks', '<!----> '.repeat(48_000)],
    ['one text', 'aucun '.repeat(65_000)],
    ['one line of a list', `<ul><li>${'Rang 1 '.repeat(55_000)}</li></ul>`],
  ])(
    'limits the time for many %s',
    (_name, html) => {
      const started = performance.now();
      read(html);
      expect(performance.now() - started).toBeLessThan(8000);
    },
    60_000,
  );
});

import { protocol } from '../../utils/messaging/protocol.ts';
import { people } from '../sandbox/people.ts';
import { signIn } from '../support/actions.ts';
import { givePortal, storedInArea, storedInDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** The delegated token stays in the background's memory and in requests to the portal's hosts. */

journey('the delegated token is in session storage and nowhere else', async ({ computer, tab }) => {
  await givePortal(computer);
  await signIn(tab, people.ines.login);
  await tab.sees('À rendre demain');
  await tab.fill('combobox', 'Chercher', 'mer');
  await tab.page.press('Enter');
  await tab.sees(/\d+ résultats/);
  await tab.click('button', 'Revenir aux prêts');
  await tab.page.reload();
  await tab.sees('À rendre demain');

  const session = JSON.parse(await storedInArea(computer, 'session'));
  const token: string = session['delegated-session:cdi'].token;
  expect(token.split('.')).toHaveLength(3);
  const [, payload = '', signature = ''] = token.split('.');

  const page = await tab.page.evaluate<string>(
    `JSON.stringify([document.documentElement.outerHTML, document.querySelector('compagnon-cdi').shadowRoot.innerHTML,
      Object.entries(localStorage), Object.entries(sessionStorage)])`,
  );
  const person = {
    webspace: 'eleve',
    fullName: 'ALMEIDA Inès',
    className: '3A',
    school: 'COLLEGE IMAGINAIRE',
  };
  const questions = [
    { name: 'page.opened', input: {} },
    { name: 'panel.offer', input: { texts: null } },
    { name: 'panel.answer-offer', input: { accepted: true } },
    { name: 'panel.open', input: { visitor: person } },
    { name: 'panel.refresh', input: { person, portalId: 'cdi', asked: true } },
    {
      name: 'panel.search',
      input: { asker: 'a', portalId: 'cdi', terms: 'mer', first: 1, opens: false, person },
    },
    { name: 'panel.cover', input: { address: 'https://images.esidoc.fr/1.jpg' } },
    { name: 'search.suggest', input: { person, terms: '' } },
    { name: 'search.forget', input: { person, terms: null } },
    {
      name: 'panel.widget',
      input: { person, texts: { title: 'CDI', chosen: null, words: [], loans: [] } },
    },
  ];
  const refused = [
    { name: 'popup.open', input: {} },
    { name: 'popup.refresh', input: { person, portalId: 'cdi', asked: true } },
    { name: 'search.page', input: {} },
    { name: 'search.go', input: { portalId: 'cdi', terms: 'mer' } },
    { name: 'popup.calendar', input: { person } },
    { name: 'check.loans', input: { portalId: 'cdi' } },
    { name: 'erasure.look', input: {} },
    { name: 'erasure.erase', input: {} },
    { name: 'portal.shown', input: { written: '', kept: '' } },
  ];
  const asked = [...questions, ...refused];
  // `panel.leave` is not sent: it ends the visit and has no response.
  expect([...asked.map(({ name }) => name), 'panel.leave'].sort()).toEqual(Object.keys(protocol).sort());
  const replies = await tab.page.evaluateInContentScript<unknown[]>(
    `Promise.all(${JSON.stringify(asked)}.map((one) => (globalThis.browser ?? chrome).runtime.sendMessage(one)))`,
  );
  const messages = replies.slice(0, questions.length);
  expect(replies.slice(questions.length)).toEqual(
    refused.map(() => ({ ok: false, refused: 'not for this sender' })),
  );
  expect(messages.every((reply) => JSON.stringify(reply).startsWith('{"ok":true'))).toBe(true);
  const places = {
    databases: await storedInDatabases(computer),
    local: await storedInArea(computer, 'local'),
    page,
    messages: JSON.stringify(messages),
    console: computer.consoleLines().join('\n'),
  };
  for (const [place, text] of Object.entries(places)) {
    expect(text.includes(payload) || text.includes(signature), `the token is in: ${place}`).toBe(false);
  }
});

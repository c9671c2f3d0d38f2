import { describe, expect, it } from 'vitest';
import type { LoanTexts, PronoteWidgetTexts } from '../../../utils/domain/pronote-widget.ts';
import { parsePronoteWidget } from '../../../utils/pronote/parse-pronote-widget.ts';

const portal = 'https://9990001x.esidoc.fr';

function written(loan: Partial<LoanTexts> = {}): LoanTexts {
  const address = `${portal}/document/id_9990001x_12.html`;
  const details = 'Emprunté le : 03/11/26 À rendre le : 24/11/26';
  return { title: 'Le Horla', address, details, alert: false, ...loan };
}

function widget(texts: Partial<PronoteWidgetTexts> = {}) {
  return parsePronoteWidget({
    title: 'CDI du collège',
    chosen: null,
    words: [],
    loans: [written()],
    ...texts,
  });
}

function loan(texts: Partial<LoanTexts>) {
  return widget({ loans: [written(texts)] }).loans?.[0];
}

describe('a loan in PRONOTE’s widget', () => {
  it('has its title, dates, state and record', () => {
    expect(loan({})).toEqual({
      id: '/document/id_9990001x_12.html 2026-11-03',
      title: 'Le Horla',
      state: 'current',
      borrowedOn: '2026-11-03',
      dueOn: '2026-11-24',
      returnedOn: null,
      recordAddress: `${portal}/document/id_9990001x_12.html`,
      callNumber: null,
      mediaType: null,
    });
  });

  it('is late when the widget shows an alert icon', () => {
    expect(loan({ alert: true })?.state).toBe('late');
  });

  it.each<[string, string, string | null, string | null]>([
    ['both days', 'Emprunté le : 03/11/26 À rendre le : 24/11/26', '2026-11-03', '2026-11-24'],
    [
      'narrow spaces',
      'Emprunté le\u202f: 03/11/26 À rendre le\u00a0:\u00a024/11/26',
      '2026-11-03',
      '2026-11-24',
    ],
    ['no space between', 'Emprunté le : 03/11/26À rendre le : 24/11/26', '2026-11-03', '2026-11-24'],
    ['a four-digit year', 'Emprunté le : 03/11/2026', '2026-11-03', null],
    ['the other order', 'À rendre le : 24/11/26 Emprunté le : 03/11/26', '2026-11-03', '2026-11-24'],
    ['another wording', 'Date d’emprunt : 03/11/26 Retour prévu le : 24/11/26', '2026-11-03', '2026-11-24'],
    ['days of no calendar', 'Emprunté le : 31/02/26 À rendre le : 29/02/27', null, null],
    ['a month of no calendar', 'À rendre le : 11/24/26', null, null],
    ['a label without its day', 'Emprunté le : À rendre le : 24/11/26', null, '2026-11-24'],
    ['days without labels', '03/11/26 24/11/26', null, null],
    ['too many figures', 'À rendre le : 24/11/263', null, null],
    ['words', 'À rendre le : bientôt', null, null],
    ['nothing', '', null, null],
  ])('reads %s', (_name, details, borrowedOn, dueOn) => {
    expect(loan({ details })).toMatchObject({ borrowedOn, dueOn });
  });

  it.each([
    ['  Le\n  Horla ', 'Le Horla'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['\u202eכתב\u202c 🐉👩‍🚀', '\u202eכתב\u202c 🐉👩‍🚀'],
    ['Emprunt(s) en cours (9)', 'Emprunt(s) en cours (9)'],
  ])('reads the title %j as text', (title, kept) => {
    expect(loan({ title })?.title).toBe(kept);
  });

  it('has an id from its title when it has no address', () => {
    expect(loan({ address: null })?.id).toBe('Le Horla 2026-11-03');
    expect(loan({ address: null, details: '' })?.id).toBe('Le Horla ');
  });

  it('keeps its id when it becomes late or is renewed, and differs from another copy', () => {
    const { id } = loan({}) ?? {};
    expect(loan({ alert: true, details: 'Emprunté le : 03/11/26 À rendre le : 08/12/26' })?.id).toBe(id);
    const doubles = widget({ loans: [written(), written(), written()] }).loans;
    expect(doubles?.map((one) => one.id)).toEqual([id, `${id}#2`, `${id}#3`]);
  });
});

describe('a record’s address', () => {
  it.each([
    [`${portal}/document/id_9990001x_12.html`, `${portal}/document/id_9990001x_12.html`],
    ['HTTPS://9990001X.ESIDOC.FR/a b', `${portal}/a%20b`],
    ['http://9990001x.esidoc.fr/', null],
    ['https://9990001x.esidoc.fr:8443/', null],
    ['https://esidoc.fr.voleur.example/', null],
    ['https://voleur-esidoc.fr/', null],
    ['https://voleur.example/.esidoc.fr', null],
    ['https://9990001x.esidoc.fr@voleur.example/', null],
    ['https://ines:secret@9990001x.esidoc.fr/', null],
    ['https://:secret@9990001x.esidoc.fr/', null],
    ['javascript:alert(1)//.esidoc.fr', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['/document/id_1.html', null],
    ['//9990001x.esidoc.fr/', null],
    ['#', null],
    ['', null],
  ])('%j is read as %j', (address, kept) => {
    expect(loan({ address })?.recordAddress).toBe(kept);
    expect(widget({ loans: [written({ address })] }).portalAddress).toBe(kept && portal);
  });

  const cdi = 'https://cdi.lycee.example';
  it.each<[string, readonly (string | null)[], readonly (string | null)[], string | null]>([
    ['the school’s own host, alone', [`${cdi}/1`], [null], null],
    ['the school’s own host', [`${cdi}/1`, null, `${cdi}/2`], [`${cdi}/1`, null, `${cdi}/2`], cdi],
    ['one foreign address', [`${portal}/1`, 'https://voleur.example/1'], [`${portal}/1`, null], portal],
    ['no common host', [`${cdi}/1`, 'https://voleur.example/1'], [null, null], null],
    [
      'two portals',
      [`${portal}/1`, 'https://autre.esidoc.fr/1'],
      [`${portal}/1`, 'https://autre.esidoc.fr/1'],
      null,
    ],
    ['no address', [null], [null], null],
  ])('with several loans: %s', (_name, addresses, kept, portalAddress) => {
    const read = widget({ loans: addresses.map((address) => written({ address })) });
    expect(read.loans?.map(({ recordAddress }) => recordAddress)).toEqual(kept);
    expect(read.portalAddress).toBe(portalAddress);
  });
});

describe('PRONOTE’s widget', () => {
  it.each<[string, string, string | null, string | null]>([
    ['one portal', ' CDI du\n collège ', null, 'CDI du collège'],
    ['several', 'Centres de documentation', 'CDI du collège', 'CDI du collège'],
    ['several, none of them selected', 'Centres de documentation', ' ', null],
    ['no title, as during a refresh', '', null, null],
  ])('names its portal: %s', (_name, title, chosen, portalName) => {
    expect(widget({ title, chosen }).portalName).toBe(portalName);
  });

  it.each<[string, readonly string[], number, number | null]>([
    ['a list without a count', ['Rechercher'], 2, 2],
    ['a list and its count', ['Rechercher', ' Emprunt(s) en cours (2) '], 2, 2],
    ['a narrow space', ['Emprunts en cours\u202f(2)'], 2, 2],
    ['a longer count', ['Emprunt(s) en cours (3)'], 2, null],
    ['a shorter count', ['Emprunt(s) en cours (1)'], 2, null],
    ['a list and a sentence', ['Aucun emprunt en cours'], 2, null],
    ['a count without a list', ['Emprunt(s) en cours (2)'], 0, null],
    ['a count of none', ['Emprunt(s) en cours (0)'], 0, 0],
    ['a sentence', ['Aucun emprunt en cours'], 0, 0],
    ['another sentence', ['Vous n’avez pas d’emprunt en cours.'], 0, 0],
    ['a sentence about documents', ['Aucun document emprunté'], 0, 0],
    ['a sentence about loans', ['Aucun prêt'], 0, 0],
    ['no late loan', ['Aucun emprunt en retard'], 0, null],
    ['a failure', ['Aucun emprunt n’a pu être récupéré.'], 0, null],
    ['a history', ['Aucun emprunt dans l’historique'], 0, null],
    ['neither list nor sentence', ['Rechercher un document'], 0, null],
    ['nothing', [], 0, null],
  ])('with %s', (_name, words, listed, read) => {
    const loans = Array.from({ length: listed }, () => written());
    expect(widget({ words, loans }).loans?.length ?? null).toBe(read);
  });

  it('has no list when one title is missing', () => {
    expect(widget({ loans: [written(), written({ title: ' ' })] }).loans).toBeNull();
  });

  it('parses 10 000 loans and very long texts within two seconds', () => {
    const endless = 'Emprunté le : '.repeat(10_000);
    const loans = Array.from({ length: 10_000 }, () => written());
    const since = performance.now();
    expect(
      widget({ words: [endless], loans: [written({ title: endless, details: endless }), ...loans] }).loans,
    ).toHaveLength(10_001);
    expect(performance.now() - since).toBeLessThan(2000);
  });
});

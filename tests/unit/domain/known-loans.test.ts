import { describe, expect, it } from 'vitest';
import {
  type DatedReading,
  disagreements,
  knownLoans,
  withoutOldHistory,
} from '../../../utils/domain/known-loans.ts';
import { day, loan, reading, reservation } from '../../fixtures/loans.ts';

const hour = 3_600_000;
const now = 1000 * hour;
const today = day('2026-11-24');
const back = (id: string, on: string) => loan(id, { state: 'returned', returnedOn: day(on) });

function titles(readings: readonly DatedReading[]): readonly string[] {
  return (knownLoans(readings, today)?.loans ?? []).map(({ title }) => title);
}

describe('knownLoans', () => {
  it('is null without a reading', () => {
    expect(knownLoans([], today)).toBeNull();
  });

  it('uses the most recent reading', () => {
    const old = reading({ source: 'account-page', readAt: now - hour, loans: [loan('old')] });
    const fresh = reading({ readAt: now, loans: [loan('new')] });
    expect(titles([old, fresh])).toEqual(['Livre new']);
    expect(titles([fresh, old])).toEqual(['Livre new']);
    expect(knownLoans([old, fresh], today)).toMatchObject({ source: 'loans-api', readAt: now });
  });

  it('treats the data of PRONOTE’s widget as one day old', () => {
    const shown = reading({ source: 'pronote-widget', readAt: now, loans: [loan('shown')] });
    const portal = (ago: number) => reading({ readAt: now - ago, loans: [loan('told')] });
    expect(titles([shown, portal(23 * hour)])).toEqual(['Livre told']);
    expect(titles([shown, portal(25 * hour)])).toEqual(['Livre shown']);
  });

  it('adds the data that the most recent source does not provide', () => {
    const address = 'https://9990001x.esidoc.fr/document/id_9990001x_7.html';
    const shown = loan('Dune', { id: 'widget-1', title: 'Dune', recordAddress: address });
    const told = loan('Dune', { ...{ id: 'l_1', title: 'Dune', callNumber: 'R HER', mediaType: 'Livre' } });
    const known = knownLoans(
      [
        reading({ source: 'pronote-widget', readAt: now, loans: [shown] }),
        reading({
          source: 'account-page',
          readAt: now - 30 * hour,
          loans: [told, back('gone', '2026-11-20')],
          reservations: [reservation('r')],
        }),
      ],
      today,
    );
    expect(known?.loans).toEqual([
      { ...shown, callNumber: 'R HER', mediaType: 'Livre' },
      back('gone', '2026-11-20'),
    ]);
    expect(known?.reservations).toEqual([reservation('r')]);
  });

  it('does not complete a loan from an earlier loan of the same document', () => {
    const again = loan('Dune', { borrowedOn: day('2026-11-20') });
    const before = loan('Dune', { callNumber: 'R HER' });
    const known = knownLoans(
      [reading({ readAt: now, loans: [again] }), reading({ source: 'account-page', loans: [before] })],
      today,
    );
    expect(known?.loans[0]?.callNumber).toBeNull();
  });

  it('does not list one loan both as outstanding and as returned', () => {
    const known = [
      reading({ source: 'pronote-widget', readAt: now + 48 * hour, loans: [loan('a')] }),
      reading({ readAt: now, loans: [back('a', '2026-11-23')] }),
    ];
    expect(knownLoans(known, today)?.loans.map(({ state }) => state)).toEqual(['current']);
  });
});

describe('history', () => {
  it.each([
    ['2026-11-24', true],
    ['2026-07-24', true],
    ['2026-07-23', false],
  ])('keeps a loan returned on %s: %s', (on, kept) => {
    expect(withoutOldHistory([back('a', on)], today)).toHaveLength(kept ? 1 : 0);
  });

  it('keeps all outstanding loans', () => {
    const old = loan('a', { borrowedOn: day('2020-01-01'), dueOn: day('2020-02-01') });
    expect(withoutOldHistory([old], today)).toEqual([old]);
  });
});

describe('a disagreement', () => {
  const one = reading({ readAt: now, loans: [loan('a'), loan('b'), back('c', '2026-11-01')] });

  it('has counts, without titles', () => {
    const other = reading({ source: 'account-page', readAt: now - hour, loans: [loan('b'), loan('d')] });
    expect(disagreements([one, other])).toEqual([{ sources: ['loans-api', 'account-page'], onlyIn: [1, 1] }]);
  });

  it.each([
    ['the same loans under other ids', [loan('x', { title: 'Livre a' }), loan('b')], 0],
    ['another day’s reading', [loan('z')], 25 * hour],
  ])('is not reported for %s', (_, loans, ago) => {
    expect(disagreements([one, reading({ source: 'account-page', readAt: now - ago, loans })])).toEqual([]);
  });
});

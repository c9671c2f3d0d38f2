import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { omniboxChoice, omniboxOffer } from '../../../utils/domain/omnibox.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { searchTerms } from '../../../utils/domain/search.ts';
import type { Suggestion } from '../../../utils/domain/suggestion.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const own: Portal = { ...sandboxPortal, id: 'own', name: 'CDI' };
const other: Portal = { ...sandboxPortal, id: 'other', name: 'Médiathèque' };
const namesake: Portal = { ...sandboxPortal, id: 'namesake', name: 'CDI' };
const dune: Suggestion = { kind: 'past-search', terms: 'dune messie' };

describe('what the address bar offers', () => {
  it('without a portal: the way to the settings', () => {
    expect(omniboxOffer([], 'dune', [dune])).toEqual({ first: { kind: 'no-portal' }, lines: [] });
  });

  it('for words: the default portal, each other one, then what is known', () => {
    expect(omniboxOffer([own, other], ' dune ', [dune])).toEqual({
      first: { kind: 'search', portal: 'CDI' },
      lines: [
        { kind: 'elsewhere', content: 'dune · Médiathèque', terms: 'dune', portal: 'Médiathèque' },
        { kind: 'past-search', content: 'dune messie', terms: 'dune messie' },
      ],
    });
  });

  it.each(['', '   ', '\u202e', '\ud800'])('for %j: the portal itself, and what is known', (typed) => {
    const offer = omniboxOffer([own, other], typed, [dune]);
    expect(offer.first).toEqual({ kind: 'home', portal: 'CDI' });
    expect(offer.lines.map(({ kind }) => kind)).toEqual(['past-search']);
  });

  it('does not repeat what is typed', () => {
    expect(omniboxOffer([own], 'dune messie', [dune]).lines).toEqual([]);
  });

  it('tells portals of one name apart', () => {
    expect(omniboxOffer([own, namesake], 'dune', []).lines).toMatchObject([
      { content: `dune · CDI (${namesake.rne})` },
    ]);
  });
});

describe('what is entered in the address bar', () => {
  it('is nothing to search without a portal', () => {
    expect(omniboxChoice([], 'dune')).toBeNull();
  });

  it.each([
    ['dune', 'own', 'dune'],
    ['dune · Médiathèque', 'other', 'dune'],
    ['  dune   messie ·  Médiathèque ', 'other', 'dune messie'],
    ['Médiathèque', 'own', 'Médiathèque'],
    ['dune · Mars', 'own', 'dune · Mars'],
    ['', 'own', ''],
  ])('%j: in %s', (entered, id, terms) => {
    const choice = omniboxChoice([own, other], entered);
    expect([choice?.portal.id, choice?.terms]).toEqual([id, terms]);
  });

  it('leads where its line says, whatever the words and the names', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom(' ', '·', 'C', 'D', 'I', '(', '\u202e', '&', '<', '%', 's', '\t') }),
    );
    fc.assert(
      fc.property(text, text, (typed, name) => {
        const portals = [own, { ...other, name }];
        for (const line of omniboxOffer(portals, typed, []).lines) {
          const choice = omniboxChoice(portals, line.content);
          expect([choice?.portal.id, choice?.terms]).toEqual(['other', searchTerms(typed)]);
        }
      }),
    );
  });
});

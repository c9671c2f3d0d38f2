import { describe, expect, it } from 'vitest';
import { journalColumns, journalRow, keyRuleChosen } from '../../../utils/domain/journal.ts';

describe('the journal', () => {
  it('has rows of equal length', () => {
    const at = Date.UTC(2026, 10, 23, 9, 5);
    expect(
      journalRow({ at, event: { kind: 'export-failed', portalId: 'cdi', exportId: 'e1', reason: 'busy' } }),
    ).toEqual(['2026-11-23T09:05:00.000Z', 'export-failed', 'cdi', 'e1', 'reason=busy']);
    expect(
      journalRow({ at, event: { kind: 'list-imported', list: 'siecle', users: 812, leftOut: 3 } }),
    ).toEqual(['2026-11-23T09:05:00.000Z', 'list-imported', '', '', 'list=siecle users=812 leftOut=3']);
    expect(journalRow({ at, event: { kind: 'roster-deleted' } })).toHaveLength(journalColumns.length);
  });

  it.each([
    ['a national number', { kind: 'number', name: 'INE' }, { rule: 'number', number: 'INE' }],
    ['a column of the school', { kind: 'number', name: 'Inès ALMEIDA' }, { rule: 'number', number: null }],
    ['names and birth date', { kind: 'derived' }, { rule: 'derived', number: null }],
  ] as const)('names of a key rule only what is public: %s', (_, rule, told) => {
    expect(keyRuleChosen('cdi', rule)).toEqual({ kind: 'key-rule-chosen', portalId: 'cdi', ...told });
  });
});

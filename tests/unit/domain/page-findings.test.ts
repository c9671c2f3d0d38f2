import { describe, expect, it } from 'vitest';
import { noPage, pageFindings } from '../../../utils/domain/page-findings.ts';
import { lineNames, type PageSnapshot } from '../../../utils/domain/page-snapshot.ts';
import { pageSteps } from '../../../utils/domain/portal-check-report.ts';

const home: PageSnapshot = {
  kind: 'home',
  framed: false,
  version: '2026.1.3',
  generation: '2026.1',
  repaired: false,
  lines: lineNames.map((name) => ({ name, state: 'found', expected: name === 'home' })),
  person: 'read',
  widget: 'read',
  panel: true,
};

function stepsNotGood(page: PageSnapshot): readonly string[] {
  return pageFindings(page).flatMap(({ step, outcome }) => {
    if (outcome.kind === 'good') return [];
    return outcome.kind === 'skipped' ? `${step}: (${outcome.reason})` : `${step}: ${outcome.reason}`;
  });
}

const lines = (state: 'absent' | 'refused', expected: boolean): PageSnapshot['lines'] => [
  { name: 'home', state: 'found', expected: true },
  { name: 'cdiTitle', state, expected },
];

describe('pageFindings', () => {
  it.each<[string, Partial<PageSnapshot>, readonly string[]]>([
    ['all well', {}, []],
    [
      'an ENT’s frame',
      { framed: true, person: 'unnamed' },
      ['pronote-page: page-framed', 'pronote-person: (not-on-this-page)'],
    ],
    ['a banner that cannot be read', { person: 'unread' }, ['pronote-person: person-unread']],
    ['no name outside a frame', { person: 'unnamed' }, ['pronote-person: person-unread']],
    ['no version', { version: null }, ['pronote-version: no-version']],
    ['an unknown generation', { generation: null }, ['pronote-generation: unknown-generation']],
    ['the same, set right by the school', { generation: null, repaired: true }, []],
    ['a line that is gone', { lines: lines('absent', true) }, ['pronote-selectors: lines-missing']],
    ['a line that this page need not have', { lines: lines('absent', false) }, []],
    [
      'a line that no browser understands',
      { lines: lines('refused', false) },
      ['pronote-selectors: lines-refused'],
    ],
    ['no widget', { widget: 'absent' }, ['pronote-widget: (not-on-this-page)']],
    ['a closed widget', { widget: 'closed' }, ['pronote-widget: (not-on-this-page)']],
    ['an unreadable widget', { widget: 'unread' }, ['pronote-widget: widget-unread']],
    ['no panel', { panel: false }, ['pronote-panel: panel-absent']],
    ['another section', { kind: 'other-section' }, ['pronote-page: page-other-section']],
    ['the sign-in page', { kind: 'sign-in' }, ['pronote-page: page-sign-in']],
    ['the chooser', { kind: 'chooser' }, ['pronote-page: page-chooser']],
    ['the mobile page', { kind: 'mobile' }, ['pronote-page: page-mobile']],
    ['another product', { kind: 'other', version: null }, ['pronote-page: page-other']],
    [
      'a home page that has changed',
      {
        kind: 'home-unknown',
        generation: null,
        lines: lines('absent', true),
        person: 'unread',
        panel: false,
      },
      [
        'pronote-page: page-changed',
        'pronote-generation: unknown-generation',
        'pronote-selectors: lines-missing',
        'pronote-person: person-unread',
        'pronote-widget: (not-on-this-page)',
        'pronote-panel: (not-on-this-page)',
      ],
    ],
  ])('reports %s', (_, changes, expected) => {
    expect(stepsNotGood({ ...home, ...changes })).toEqual(expected);
  });

  it('include the version, the generation and each selector', () => {
    const found = pageFindings(home);
    expect(found.map(({ step }) => step)).toEqual(pageSteps);
    expect(found.find(({ step }) => step === 'pronote-version')?.detail).toBe('2026.1.3');
    expect(found.find(({ step }) => step === 'pronote-generation')?.detail).toBe('2026.1 · 2023.0');
    expect(found.find(({ step }) => step === 'pronote-selectors')?.lines).toHaveLength(lineNames.length);
  });

  it('are a single one without a page', () => {
    expect(noPage('no-tab').map(({ outcome }) => outcome)).toEqual([{ kind: 'warning', reason: 'no-tab' }]);
  });
});

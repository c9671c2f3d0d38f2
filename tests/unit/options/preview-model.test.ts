import { describe, expect, it } from 'vitest';
import type { PortalTab } from '../../../components/options/portals/portal-tab.ts';
import { type PreviewVisitor, previewOf } from '../../../components/options/portals/preview-model.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { draftOf, type PortalDraft } from '../../../utils/domain/portal-draft.ts';
import { portal } from '../../fixtures/esidoc/school.ts';
import { day } from '../../fixtures/loans.ts';

const now = { today: day('2026-11-23'), milliseconds: 5 };
const pupil: PreviewVisitor = { webspace: 'eleve', className: '6A' };

function tabOf(part: Partial<Portal>, draft: Partial<PortalDraft> = {}): PortalTab {
  const saved = { ...portal, ...part };
  const initial = draftOf(saved);
  return { id: saved.id, saved, initial, draft: { ...initial, ...draft }, dirty: true, locked: false };
}

const college = tabOf({ id: 'college', name: 'Collège' });
const lycee = tabOf({ id: 'lycee', name: 'Lycée', classes: ['2*'] });

describe('previewOf', () => {
  it('shows the edited portal with its unsaved changes among the stored ones', () => {
    const edited = tabOf(
      { id: 'college' },
      { name: 'Autre nom', classes: ['6*'], searchTemplate: 'nonsense' },
    );
    const other = tabOf({ id: 'lycee', name: 'Lycée' }, { name: 'pas encore' });
    const preview = previewOf(edited, [other, edited], pupil, now);
    expect(preview?.model.portals.map(({ name }) => name)).toEqual(['Lycée', 'Autre nom']);
    expect(preview).toMatchObject({ why: null, others: ['Lycée'] });
  });

  it.each<[string, PreviewVisitor, Partial<PortalDraft>, string | null, readonly string[]]>([
    ['another class', pupil, { classes: ['5*'] }, 'class', []],
    ['the same class', pupil, { classes: ['6*'] }, null, []],
    ['a parent of the class', { ...pupil, webspace: 'parent' }, { classes: ['5*'] }, 'class', []],
    ['a teacher of any class', { ...pupil, webspace: 'professeur' }, { classes: ['5*'] }, null, ['Lycée']],
    [
      'another webspace',
      { webspace: 'direction', className: '' },
      { webspaces: ['eleve'] },
      'webspace',
      ['Lycée'],
    ],
    ['no class at all', { ...pupil, className: ' ' }, { classes: ['5*'] }, null, ['Lycée']],
  ])('says why the portal is hidden or shown for %s', (_, visitor, draft, why, others) => {
    const edited = tabOf({ id: 'college' }, draft);
    expect(previewOf(edited, [edited, lycee], visitor, now)).toMatchObject({ why, others });
  });

  it('shows invented loans, a late one included, and none for a portal without loan sources', () => {
    const [shown] = previewOf(college, [college], pupil, now)?.model.portals ?? [];
    expect(shown?.loans.loans.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['late', '2026-11-14'],
      ['current', '2026-11-24'],
    ]);
    const without = tabOf({}, { loanSources: [] });
    const [hidden] = previewOf(without, [without], pupil, now)?.model.portals ?? [];
    expect(hidden?.loans).toMatchObject({ loans: [], readAt: null, failure: { kind: 'hidden' } });
  });

  it('is null only when a field that the panel shows is invalid', () => {
    const empty = { ...tabOf({}, { rne: '' }), saved: null };
    expect(previewOf(empty, [empty], pupil, now)).toBeNull();
    const noWebspace = tabOf({}, { webspaces: [] });
    expect(previewOf(noWebspace, [noWebspace], pupil, now)).toBeNull();
    const unnamed = { ...tabOf({}, { name: '', delegation: 'cas', signOnAddress: '' }), saved: null };
    expect(previewOf(unnamed, [unnamed], pupil, now)?.model.portals).toHaveLength(1);
  });
});

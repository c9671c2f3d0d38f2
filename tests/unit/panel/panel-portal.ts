import type { PanelPortal } from '../../../utils/domain/panel.ts';

/** A portal that nothing is known of yet, with a few changes. */
export function panelPortal(part: Partial<PanelPortal> = {}): PanelPortal {
  return {
    id: 'cdi',
    name: 'CDI',
    description: '',
    homeAddress: 'https://9990001x.esidoc.fr/',
    accountAddress: 'https://9990001x.esidoc.fr/moncompte/mesprets',
    searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
    delegation: 'none',
    loans: { loans: [], reservations: [], readAt: null, source: null, failure: null },
    loansOf: null,
    refreshDue: false,
    ...part,
  };
}

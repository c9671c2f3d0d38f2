import { describe, expect, it, vi } from 'vitest';
import { portalName, resultText } from '../../../components/options/check-text.ts';
import {
  createDiagnosticsSession,
  type DiagnosticsServices,
} from '../../../components/options/diagnostics/diagnostics-session.ts';
import { reportName, reportText } from '../../../components/options/diagnostics/report-text.ts';
import { noPage } from '../../../utils/domain/page-findings.ts';
import type { CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import { speakFrench } from '../../support/french.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const annex = { ...sandboxPortal, id: 'annex', name: 'CDI de Marie DUPONT' };

function finding(changes: Partial<CheckFinding>): CheckFinding {
  return {
    step: 'search',
    outcome: { kind: 'good' },
    ...{ asked: null, exchange: null, detail: null, onScreen: null, lines: [] },
    ...changes,
  };
}

function diagnostics(parts: Partial<DiagnosticsServices> = {}) {
  const calls: string[] = [];
  const session = createDiagnosticsSession({
    now: () => new Date(2026, 10, 24, 10).getTime(),
    async requestHostPermission(portals) {
      calls.push(`requested ${portals.length}`);
    },
    versions: async () => ({ extension: '0.1.0', browser: 'Firefox 153.0' }),
    checkBrowserHealth: async () => ({
      ...{ held: ['storage'], missing: [], policyFaults: [], settingsUnreadable: false, wakesUp: true },
      databases: [],
    }),
    inspectPronote: async () => noPage('no-tab'),
    async checkPortal({ id }, onFinding) {
      calls.push(`checked ${id}`);
      onFinding(finding({}));
    },
    copy: async () => {},
    save: () => {},
    failed: (error) => calls.push(String(error)),
    ...parts,
  });
  return { session, calls };
}

describe('the diagnostics session', () => {
  it('requests the permission synchronously, then runs all checks in order', async () => {
    const { session, calls } = diagnostics();
    const run = session.run([sandboxPortal, annex]);
    expect(calls).toEqual(['requested 2']);
    expect(session.view.get()).toMatchObject({ run: 'running', done: 0, total: 24 });
    await run;
    expect(calls).toEqual(['requested 2', 'checked cdi', 'checked annex']);
    expect(session.view.get()).toMatchObject({ run: 'done', done: 4 });
    expect(session.view.get().groups.map(({ kind }) => kind)).toEqual([
      'computer',
      'pronote',
      'portal',
      'portal',
    ]);
  });

  it('does not start a second run while one is in progress', async () => {
    const { session, calls } = diagnostics();
    await Promise.all([session.run([annex]), session.run([annex])]);
    expect(calls).toEqual(['requested 1', 'checked annex']);
  });

  it('keeps the findings of a stopped run, ignores later ones, and can run again', async () => {
    let addFinding: (found: CheckFinding) => void = () => {};
    let end: () => void = () => {};
    const pending = diagnostics({
      checkPortal: (_, onFinding) => {
        addFinding = onFinding;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    const run = pending.session.run([annex]);
    await vi.waitUntil(() => pending.session.view.get().groups.length === 3);
    addFinding(finding({}));
    pending.session.stop();
    addFinding(finding({ step: 'sign-on' }));
    expect(pending.session.view.get()).toMatchObject({ run: 'stopped', done: 3 });
    const second = pending.session.run([]);
    end();
    await Promise.all([run, second]);
    expect(pending.session.view.get()).toMatchObject({ run: 'done', done: 2 });
    expect(pending.session.view.get().groups).toHaveLength(2);
  });

  it('reports a failed run when a check throws', async () => {
    const { session, calls } = diagnostics({ inspectPronote: () => Promise.reject(new Error('a bug')) });
    await session.run([annex]);
    expect(session.view.get().run).toBe('failed');
    expect(calls).toContain('Error: a bug');
  });

  it('continues when the user declines the host permission', async () => {
    const { session } = diagnostics({ requestHostPermission: () => Promise.reject(new Error('refused')) });
    await session.run([annex]);
    expect(session.view.get().run).toBe('done');
  });

  it('reports a failure to copy the report', async () => {
    const { session } = diagnostics({ copy: () => Promise.reject(new Error('refused')) });
    await session.copy('x');
    expect(session.view.get().notice).toBe('not-copied');
  });
});

describe('resultText', () => {
  const pronote = async () => [finding({ step: 'pronote-page' })];
  const failing = finding({ outcome: { kind: 'warning', reason: 'down' } });
  it.each<[string, Partial<DiagnosticsServices>, string]>([
    ['everything works', { inspectPronote: pronote }, 'Tout marche.'],
    [
      'something could not be checked',
      {},
      'Ce qui a été vérifié marche. À savoir\u00a0: Page d’accueil de PRONOTE.',
    ],
    [
      'something does not work',
      { checkPortal: async (_, onFinding) => onFinding(failing) },
      'Marche, sauf\u00a0: CDI du collège Imaginaire (Recherche), CDI de Marie DUPONT (Recherche).',
    ],
  ])('%s', async (_, parts, expected) => {
    speakFrench();
    const { session } = diagnostics(parts);
    await session.run([sandboxPortal, annex]);
    expect(resultText(session.view.get(), portalName)).toBe(expected);
  });
});

describe('reportText', () => {
  it('contains every finding with its assumptions, and no personal data', async () => {
    speakFrench();
    const { session } = diagnostics({
      async checkPortal(_, onFinding) {
        onFinding(finding({ onScreen: 'Bonjour Marie DUPONT', asked: 'api-recherche.esidoc.fr/recherche' }));
        onFinding(
          finding({
            step: 'results-page',
            outcome: { kind: 'warning', reason: 'not-found' },
            detail: '404',
            exchange: {
              ...{ status: 404, milliseconds: 1234, contentType: 'text/html', endedAt: null },
              ...{ redirected: false, body: 'whole', content: 'page' },
            },
          }),
        );
        onFinding(finding({ step: 'account-page', onScreen: '37' }));
      },
    });
    await session.run([annex]);
    const report = reportText(session.view.get());
    expect(reportName(session.view.get())).toBe('diagnostic-cdi-2026-11-24.txt');
    for (const text of [
      '2026-11-24',
      'Extension 0.1.0, Firefox 153.0',
      'Portail 9990001X, 9990001x.esidoc.fr',
      '[Fonctionne] Recherche',
      'api-recherche.esidoc.fr/recherche',
      'code 404, 1,2 s, text/html, une page',
      'les résultats du portail sont à l’adresse réglée. Elle ne se vérifie pas ici.',
      'a2br/esidoc.js, jeromemtl/e-sidoc_userscript',
      'la page «\u00a0Mes prêts\u00a0» se lit par ses intitulés. Elle se vérifie ici.',
      'Aucun onglet PRONOTE',
    ])
      expect(plain(report)).toContain(plain(text));
    expect(report).not.toMatch(/Marie|DUPONT|37/);
  });
});

/** Replaces the no-break spaces of numbers and punctuation. */
function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}

import { describe, expect, it, vi } from 'vitest';
import { portalName, verdictWords } from '../../../components/options/check-words.ts';
import type { DiagnosticsPorts } from '../../../components/options/diagnostics/diagnostics-ports.ts';
import { createDiagnosticsSession } from '../../../components/options/diagnostics/diagnostics-session.ts';
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

function desk(parts: Partial<DiagnosticsPorts> = {}) {
  const done: string[] = [];
  const session = createDiagnosticsSession({
    now: () => new Date(2026, 10, 24, 10).getTime(),
    async requestHostPermission(portals) {
      done.push(`asked for ${portals.length}`);
    },
    versions: async () => ({ extension: '0.1.0', browser: 'Firefox 153.0' }),
    checkBrowserHealth: async () => ({
      ...{ held: ['storage'], missing: [], policyFaults: [], settingsUnreadable: false, wakesUp: true },
      databases: [],
    }),
    inspectPronote: async () => noPage('no-tab'),
    async checkPortal({ id }, onFinding) {
      done.push(`checked ${id}`);
      onFinding(finding({}));
    },
    copy: async () => {},
    save: () => {},
    failed: (error) => done.push(String(error)),
    ...parts,
  });
  return { session, done };
}

describe('a diagnosis', () => {
  it('asks in the click, then looks at everything in turn', async () => {
    const { session, done } = desk();
    const run = session.run([sandboxPortal, annex]);
    expect(done).toEqual(['asked for 2']);
    expect(session.view()).toMatchObject({ run: 'running', done: 0, total: 24 });
    await run;
    expect(done).toEqual(['asked for 2', 'checked cdi', 'checked annex']);
    expect(session.view()).toMatchObject({ run: 'done', done: 4 });
    expect(session.view().groups.map(({ kind }) => kind)).toEqual([
      'computer',
      'pronote',
      'portal',
      'portal',
    ]);
  });

  it('is not begun twice', async () => {
    const { session, done } = desk();
    await Promise.all([session.run([annex]), session.run([annex])]);
    expect(done).toEqual(['asked for 1', 'checked annex']);
  });

  it('is stopped, keeps what was seen, takes in nothing more, and can begin anew', async () => {
    let tell: (found: CheckFinding) => void = () => {};
    let end: () => void = () => {};
    const hanging = desk({
      checkPortal: (_, onFinding) => {
        tell = onFinding;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    const run = hanging.session.run([annex]);
    await vi.waitUntil(() => hanging.session.view().groups.length === 3);
    tell(finding({}));
    hanging.session.stop();
    tell(finding({ step: 'sign-on' }));
    expect(hanging.session.view()).toMatchObject({ run: 'stopped', done: 3 });
    const second = hanging.session.run([]);
    end();
    await Promise.all([run, second]);
    expect(hanging.session.view()).toMatchObject({ run: 'done', done: 2 });
    expect(hanging.session.view().groups).toHaveLength(2);
  });

  it('says so when it breaks off', async () => {
    const { session, done } = desk({ inspectPronote: () => Promise.reject(new Error('a bug')) });
    await session.run([annex]);
    expect(session.view().run).toBe('failed');
    expect(done).toContain('Error: a bug');
  });

  it('goes on where the person does not allow a host', async () => {
    const { session } = desk({ requestHostPermission: () => Promise.reject(new Error('refused')) });
    await session.run([annex]);
    expect(session.view().run).toBe('done');
  });

  it('says when the report could not be copied', async () => {
    const { session } = desk({ copy: () => Promise.reject(new Error('refused')) });
    await session.copy('x');
    expect(session.view().notice).toBe('not-copied');
  });
});

describe('its verdict', () => {
  const pronote = async () => [finding({ step: 'pronote-page' })];
  const failing = finding({ outcome: { kind: 'warning', reason: 'down' } });
  it.each<[string, Partial<DiagnosticsPorts>, string]>([
    ['all well', { inspectPronote: pronote }, 'Tout marche.'],
    ['something not seen', {}, 'Ce qui a été vérifié marche. À savoir\u00a0: Page d’accueil de PRONOTE.'],
    [
      'something broken',
      { checkPortal: async (_, onFinding) => onFinding(failing) },
      'Marche, sauf\u00a0: CDI du collège Imaginaire (Recherche), CDI de Marie DUPONT (Recherche).',
    ],
  ])('%s', async (_, parts, expected) => {
    speakFrench();
    const { session } = desk(parts);
    await session.run([sandboxPortal, annex]);
    expect(verdictWords(session.view(), portalName)).toBe(expected);
  });
});

describe('its report', () => {
  it('has every finding, what it stands on and whether that holds, and nobody’s name', async () => {
    speakFrench();
    const { session } = desk({
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
    const report = reportText(session.view());
    expect(reportName(session.view())).toBe('diagnostic-cdi-2026-11-24.txt');
    for (const words of [
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
      expect(plain(report)).toContain(plain(words));
    expect(report).not.toMatch(/Marie|DUPONT|37/);
  });
});

/** Numbers come with spaces of several kinds. */
function plain(text: string): string {
  return text.replace(/\s/g, ' ');
}

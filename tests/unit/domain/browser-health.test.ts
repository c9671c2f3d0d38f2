import { expect, it } from 'vitest';
import { type BrowserHealth, computerFindings } from '../../../utils/domain/browser-health.ts';
import { computerSteps } from '../../../utils/domain/portal-check-report.ts';

const well: BrowserHealth = {
  held: ['storage', 'https://*.esidoc.fr/*'],
  missing: [],
  policyFaults: [],
  settingsUnreadable: false,
  wakesUp: true,
  databases: [
    { name: 'cdi-loans', state: 'good' },
    { name: 'cdi-admin', state: 'not-made' },
  ],
};

it.each<[string, Partial<BrowserHealth>, readonly (readonly [string, string | null])[]]>([
  ['all well', {}, []],
  [
    'a host that is not allowed',
    { missing: ['ent.example.fr'] },
    [['permissions-missing', 'ent.example.fr']],
  ],
  [
    'a policy that is misspelt',
    { policyFaults: ['nativWidget', 'Marie DUPONT'] },
    [['policy-faults', 'nativWidget, …']],
  ],
  ['settings that cannot be read', { settingsUnreadable: true }, [['settings-unreadable', null]]],
  ['nothing that wakes it', { wakesUp: false }, [['no-wake-up', null]]],
  [
    'a database of a later version',
    { databases: [{ name: 'cdi-admin', state: 'later-version' }] },
    [['database-failed', 'cdi-admin: later-version']],
  ],
])('computerFindings reports %s', (_, changes, expected) => {
  const findings = computerFindings({ ...well, ...changes });
  expect(findings.map(({ step }) => step)).toEqual(computerSteps);
  const wrong = findings.flatMap(({ outcome, detail }) =>
    outcome.kind === 'warning' ? [[outcome.reason, detail]] : [],
  );
  expect(wrong).toEqual(expected);
});

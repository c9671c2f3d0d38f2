import { useEffect, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../../utils/domain/portal-check-report.ts';
import { createLatest } from '../../shared/latest.ts';
import { stepLabel } from '../check-text.ts';
import { FindingItem } from '../diagnostics/FindingItem.tsx';

export type Check = (portal: Portal, onFinding: (finding: CheckFinding) => void) => Promise<void>;

type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' | 'done' | 'broken'; readonly findings: readonly CheckFinding[] };

interface PortalCheckProps {
  /** The checked fields' values: findings are stale once it changes. */
  readonly subject: string;
  /** The portal to check; null, with its faults shown, for an invalid draft. */
  portal(): Portal | null;
  readonly check: Check;
}

/** Checks the portal step by step and explains each finding. */
export function PortalCheck({ subject, portal, check }: PortalCheckProps) {
  const { run, start, stale } = useCheck(check, subject);
  return (
    <section class="check" aria-labelledby="check">
      <h3 id="check">{message('check_title')}</h3>
      <p>{message('check_intro')}</p>
      <button
        type="button"
        aria-disabled={run.kind === 'running'}
        onClick={() => {
          const subjectPortal = run.kind === 'running' ? null : portal();
          if (subjectPortal !== null) start(subjectPortal);
        }}
      >
        {message(run.kind === 'none' ? 'check_start' : 'check_again')}
      </button>
      <p class="summary" role="status">
        {stale ? message('check_stale') : summaryText(run)}
      </p>
      {run.kind !== 'none' && <Findings findings={run.findings} running={run.kind === 'running'} />}
    </section>
  );
}

function useCheck(check: Check, subject: string) {
  const [run, setRun] = useState<Run>({ kind: 'none' });
  const [checked, setChecked] = useState('');
  const [begin] = useState(createLatest);
  // A run that outlives the component is no longer the latest.
  useEffect(() => () => void begin(), []);

  async function start(portal: Portal) {
    const isLatest = begin();
    let findings: readonly CheckFinding[] = [];
    const show = (kind: 'running' | 'done' | 'broken') => isLatest() && setRun({ kind, findings });
    setChecked(subject);
    show('running');
    try {
      await check(portal, (finding) => {
        findings = [...findings, finding];
        show('running');
      });
      show('done');
    } catch {
      // Steps return their own failures; only an interrupted page or browser rejects.
      show('broken');
    }
  }
  return { run, start, stale: run.kind !== 'none' && checked !== subject };
}

function summaryText(run: Run): string {
  switch (run.kind) {
    case 'none':
      return '';
    case 'running':
      return message('check_running');
    case 'broken':
      return message('check_failed');
    case 'done': {
      const fine = run.findings.every(({ outcome }) => outcome.kind === 'good' || outcome.kind === 'skipped');
      return message(fine ? 'check_done_good' : 'check_done_mixed');
    }
  }
}

function Findings({ findings, running }: { findings: readonly CheckFinding[]; running: boolean }) {
  return (
    <ol class="findings">
      {portalSteps.map((step) => {
        const finding = findings.find((one) => one.step === step);
        if (finding !== undefined) return <FindingItem key={step} finding={finding} />;
        return running && <Waiting key={step} name={stepLabel(step)} />;
      })}
    </ol>
  );
}

function Waiting({ name }: { name: string }) {
  return (
    <li class="finding waiting">
      <span class="outcome">{message('outcome_waiting')}</span>
      <strong>{name}</strong>
    </li>
  );
}

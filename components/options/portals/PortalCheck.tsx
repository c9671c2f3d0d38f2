import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { type CheckFinding, portalSteps } from '../../../utils/domain/portal-check-report.ts';
import { stepName } from '../check-words.ts';
import { FindingItem } from '../diagnostics/FindingItem.tsx';

export type Check = (portal: Portal, onFinding: (finding: CheckFinding) => void) => Promise<void>;

type Run =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' | 'done' | 'broken'; readonly findings: readonly CheckFinding[] };

interface PortalCheckProps {
  /** The text of the boxes: findings are about the portal as it was when they were made. */
  readonly subject: string;
  /** The portal to check, or null after the faults of its fields were shown. */
  portal(): Portal | null;
  readonly check: Check;
}

/** Tries the portal step by step, and says of each what it means. */
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
        {stale ? message('check_stale') : summary(run)}
      </p>
      {run.kind !== 'none' && <Findings findings={run.findings} running={run.kind === 'running'} />}
    </section>
  );
}

function useCheck(check: Check, subject: string) {
  const [run, setRun] = useState<Run>({ kind: 'none' });
  const [checked, setChecked] = useState('');
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current = -1;
    },
    [],
  );

  async function start(portal: Portal) {
    const mine = ++turn.current;
    let findings: readonly CheckFinding[] = [];
    const show = (kind: 'running' | 'done' | 'broken') => turn.current === mine && setRun({ kind, findings });
    setChecked(subject);
    show('running');
    try {
      await check(portal, (finding) => {
        findings = [...findings, finding];
        show('running');
      });
      show('done');
    } catch {
      // Each step answers for its own failures: what lands here is a page or a browser that was interrupted.
      show('broken');
    }
  }
  return { run, start, stale: run.kind !== 'none' && checked !== subject };
}

function summary(run: Run): string {
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
        return running && <Waiting key={step} name={stepName(step)} />;
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

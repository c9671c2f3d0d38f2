import { message, plural } from '../../../utils/browser/i18n.ts';
import type { FindingKind, UserFinding } from '../../../utils/domain/roster-finding.ts';
import { findingWords } from './archive-words.ts';

const mostShown = 200;

/** Who of the roster does not go out and why, then whose fields stay empty. */
export function LeftOutFindings({ findings }: { findings: readonly UserFinding[] }) {
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  return (
    <>
      {errors.length > 0 && (
        <Findings title={plural('exports_left_out', errors.length)} findings={errors} isError />
      )}
      {warnings.length > 0 && (
        <Findings title={plural('exports_incomplete', warnings.length)} findings={warnings} />
      )}
    </>
  );
}

interface FindingsProps {
  readonly title: string;
  readonly findings: readonly UserFinding[];
  readonly isError?: boolean;
}

function Findings({ title, findings, isError = false }: FindingsProps) {
  const kinds = new Map<FindingKind, UserFinding[]>();
  for (const finding of findings) {
    const alike = kinds.get(finding.kind);
    if (alike === undefined) kinds.set(finding.kind, [finding]);
    else alike.push(finding);
  }
  return (
    <details class={isError ? 'exports-left-out' : ''}>
      <summary>{title}</summary>
      <ul class="exports-names">
        {[...kinds.values()].flatMap((alike) => alike.slice(0, mostShown).map(drawn))}
      </ul>
      {findings.length > mostShown && <p class="hint">{message('exports_only_first')}</p>}
    </details>
  );
}

function drawn({ kind, name, text, places }: UserFinding, place: number) {
  return (
    <li key={`${kind} ${place}`}>
      <strong>{name}</strong> {findingWords(kind, text)}
      {places[0] !== undefined && (
        <span class="hint"> {message('exports_place', places[0].file, String(places[0].line))}</span>
      )}
    </li>
  );
}

import { message, plural } from '../../../utils/browser/i18n.ts';
import type { UserFinding } from '../../../utils/domain/roster-finding.ts';
import { findingText } from './export-text.ts';
import { UserNames } from './UserNames.tsx';

const mostShown = 200;

/** Users who are not exported and why, then users with fields left empty. */
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
  const kinds = Map.groupBy(findings, ({ kind }) => kind);
  return (
    <UserNames
      class={isError ? 'exports-left-out' : ''}
      title={title}
      isPartial={findings.length > mostShown}
    >
      {[...kinds.values()].flatMap((alike) => alike.slice(0, mostShown).map(findingItem))}
    </UserNames>
  );
}

function findingItem({ kind, name, text, places }: UserFinding, index: number) {
  return (
    <li key={`${kind} ${index}`}>
      <strong>{name}</strong> {findingText(kind, text)}
      {places[0] !== undefined && (
        <span class="hint"> {message('exports_place', places[0].file, String(places[0].line))}</span>
      )}
    </li>
  );
}

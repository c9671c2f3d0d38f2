import { message } from '../../../utils/browser/i18n.ts';
import type { FindingLevel, UserFinding } from '../../../utils/domain/roster-finding.ts';
import type { FindingGroup } from '../../../utils/domain/roster-import.ts';
import { formatNumber } from '../formats.ts';
import { Disclosure, PagedList } from './Disclosure.tsx';
import { findingFix, findingReason, foundFieldText } from './users-text.ts';

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

interface FindingsProps {
  readonly groups: readonly FindingGroup[];
  readonly busy: boolean;
  onReport(): void;
}

/** The findings of the lists, by level and by kind. */
export function RosterFindings({ groups, busy, onReport }: FindingsProps) {
  return (
    <section aria-labelledby="users-findings">
      <h4 id="users-findings">{message('users_findings_title')}</h4>
      {groups.length === 0 && <p>{message('users_findings_none')}</p>}
      {levels.map((level) => (
        <Level key={level} level={level} groups={groups.filter((group) => group.level === level)} />
      ))}
      {groups.length > 0 && (
        <button type="button" class="small" aria-disabled={busy} onClick={() => !busy && onReport()}>
          {message('users_report')}
        </button>
      )}
    </section>
  );
}

function Level({ level, groups }: { level: FindingLevel; groups: readonly FindingGroup[] }) {
  if (groups.length === 0) return null;
  return (
    <div class={`level ${level}`}>
      <h5>{message(`users_level_${level}`)}</h5>
      {groups.map((group) => (
        <Disclosure key={group.kind} title={<GroupTitle {...group} />}>
          {() => (
            <>
              <p class="fix">{findingFix(group.kind)}</p>
              <PagedList {...group} rest="users_cut">
                {(finding) => <Finding {...finding} />}
              </PagedList>
            </>
          )}
        </Disclosure>
      ))}
    </div>
  );
}

function GroupTitle({ kind, people }: FindingGroup) {
  return (
    <>
      <span class="count">{formatNumber(people)}</span> {findingReason(kind)}
    </>
  );
}

function Finding({ name, field, places, text }: UserFinding) {
  const files = Map.groupBy(places, ({ file }) => file);
  const where = [...files].map(([file, inFile]) => {
    const lines = inFile.map(({ line }) => formatNumber(line)).join(', ');
    const key = inFile.length === 1 ? 'users_finding_line' : 'users_finding_lines';
    return `${file}, ${message(key, lines)}`;
  });
  return (
    <>
      {name !== '' && (
        <strong>
          <bdi>{name}</bdi>
        </strong>
      )}{' '}
      {field !== null && <span>{foundFieldText(field)}</span>}{' '}
      {text !== '' && <bdi class="as-read">{text}</bdi>} <span class="where">{where.join(' · ')}</span>
    </>
  );
}

import { message } from '../../../utils/browser/i18n.ts';
import type { FindingLevel, UserFinding } from '../../../utils/domain/roster-finding.ts';
import type { FindingGroup } from '../../../utils/domain/roster-import.ts';
import { numberWords } from '../role-words.ts';
import { Disclosure, PagedList } from './Disclosure.tsx';
import { foundFieldWords, kindWords, levelTitles } from './users-words.ts';

const levels: readonly FindingLevel[] = ['error', 'warning', 'note'];

interface FindingsProps {
  readonly groups: readonly FindingGroup[];
  readonly busy: boolean;
  onReport(): void;
}

/** Everything that is to be said of the lists, by how much it costs and by its kind. */
export function Findings({ groups, busy, onReport }: FindingsProps) {
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
      <h5>{message(levelTitles[level])}</h5>
      {groups.map((group) => (
        <Disclosure key={group.kind} title={<GroupTitle {...group} />}>
          {() => (
            <>
              <p class="fix">{message(kindWords[group.kind].fix)}</p>
              <PagedList {...group} rest="users_cut">
                {(finding) => <Found {...finding} />}
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
      <span class="count">{numberWords(people)}</span> {message(kindWords[kind].reason)}
    </>
  );
}

function Found({ name, field, places, text }: UserFinding) {
  const files = Map.groupBy(places, ({ file }) => file);
  const where = [...files].map(([file, inFile]) => {
    const lines = inFile.map(({ line }) => numberWords(line)).join(', ');
    const word = inFile.length === 1 ? 'users_finding_line' : 'users_finding_lines';
    return `${file}, ${message(word, lines)}`;
  });
  return (
    <>
      {name !== '' && (
        <strong>
          <bdi>{name}</bdi>
        </strong>
      )}{' '}
      {field !== null && <span>{message(foundFieldWords[field])}</span>}{' '}
      {text !== '' && <bdi class="as-read">{text}</bdi>} <span class="where">{where.join(' · ')}</span>
    </>
  );
}

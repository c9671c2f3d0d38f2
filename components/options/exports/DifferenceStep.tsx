import { message, plural } from '../../../utils/browser/i18n.ts';
import type { ExportPlan, NamedUser } from '../../../utils/domain/export-preview.ts';
import type { FeedField } from '../../../utils/domain/feed.ts';
import { roles } from '../../../utils/domain/user.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatNumber } from '../formats.ts';
import { roleCounts, roleGroup } from '../role-text.ts';
import { fieldText } from './export-text.ts';
import type { ExportsSession } from './exports-session.ts';
import { HoldQuestion } from './HoldQuestion.tsx';
import { Loading, Trouble } from './Step.tsx';
import { UserNames } from './UserNames.tsx';

const kinds = ['added', 'removed', 'changed', 'unchanged'] as const;

/** The changes since the portal's last export. */
export function DifferenceStep({ session }: { session: ExportsSession }) {
  const { plan, confirmed } = useStore(session.view);
  if (plan.kind === 'failed')
    return <Trouble trouble={plan.trouble} onRetry={() => void session.open(session.view.get().portals)} />;
  if (plan.kind !== 'ready') return <Loading />;
  const { value } = plan;
  return (
    <>
      {value.difference.isFirst ? <First plan={value} /> : <Changes plan={value} />}
      {value.leftOutCount > 0 && <LeftOut plan={value} />}
      {value.hold !== null && (
        <HoldQuestion hold={value.hold} isConfirmed={confirmed !== null} onConfirm={session.confirm} />
      )}
    </>
  );
}

function First({ plan: { going, byRole } }: { plan: ExportPlan }) {
  if (going === 0) return <p>{message('exports_nobody_selected')}</p>;
  return (
    <p>
      <strong>{message('exports_first')}</strong>{' '}
      {plural('exports_first_text', going, roleCounts(byRole).join(', '))}
    </p>
  );
}

function Changes({ plan }: { plan: ExportPlan }) {
  const rows = roles.filter((role) => {
    const { before, added } = plan.difference.byRole[role];
    return before + added > 0;
  });
  const sum = (kind: 'added' | 'changed') =>
    rows.reduce((all, role) => all + plan.difference.byRole[role][kind], 0);
  return (
    <>
      {plan.going === 0 && <p>{message('exports_nobody_selected')}</p>}
      <table class="exports-table">
        <caption class="hint">{message('exports_difference_caption')}</caption>
        <thead>
          <tr>
            <td />
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {message(`exports_${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((role) => (
            <tr key={role}>
              <th scope="row">{roleGroup(role)}</th>
              {kinds.map((kind) => {
                const count = plan.difference.byRole[role][kind];
                const isLoss = kind === 'removed' && count > 0;
                return (
                  <td key={kind} class={isLoss ? 'removed' : ''} data-label={message(`exports_${kind}`)}>
                    {formatNumber(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{message('exports_removed_hint')}</p>
      <ChangedUsers
        title={plural('exports_added_who', sum('added'))}
        total={sum('added')}
        users={plan.added}
      />
      <ChangedUsers
        title={plural('exports_changed_who', sum('changed'))}
        total={sum('changed')}
        users={plan.changed}
      />
    </>
  );
}

interface ChangedUsersProps {
  readonly title: string;
  readonly total: number;
  readonly users: readonly (NamedUser & { readonly fields?: readonly FeedField[] })[];
}

function ChangedUsers({ title, total, users }: ChangedUsersProps) {
  if (users.length === 0) return null;
  return (
    <UserNames title={title} isPartial={total > users.length}>
      {users.map(({ fields, ...user }, index) => (
        <li key={`${index} ${user.name}`}>
          <UserName {...user} />
          {fields && ` ${fields.map(fieldText).join(', ')}`}
        </li>
      ))}
    </UserNames>
  );
}

/** Selected users who cannot be exported with this profile. */
function LeftOut({ plan: { leftOut, leftOutCount } }: { plan: ExportPlan }) {
  return (
    <UserNames
      class="exports-left-out"
      title={plural('exports_not_going', leftOutCount)}
      hint={message('exports_not_going_hint')}
      isPartial={leftOutCount > leftOut.length}
    >
      {leftOut.map(({ reason, ...user }, index) => (
        <li key={`${index} ${user.name}`}>
          <UserName {...user} />{' '}
          {reason.kind === 'empty-field'
            ? message('exports_empty_field', fieldText(reason.field))
            : message('exports_repeated_key')}
        </li>
      ))}
    </UserNames>
  );
}

function UserName({ name, className, role }: NamedUser) {
  return (
    <>
      <strong>{name}</strong> <span class="hint">{className === '' ? roleGroup(role) : className}</span>
    </>
  );
}

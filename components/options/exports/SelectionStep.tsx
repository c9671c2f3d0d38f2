import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { ExportRoster } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  audienceOf,
  countSelection,
  ofClass,
  ofRole,
  shownExceptions,
} from '../../../utils/domain/selection.ts';
import { roles } from '../../../utils/domain/user.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatNumber } from '../formats.ts';
import { roleGroup } from '../role-text.ts';
import type { ExportsSession } from './exports-session.ts';
import { LeftOutFindings } from './LeftOutFindings.tsx';
import { UserPicker } from './UserPicker.tsx';

interface SelectionProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly survey: ExportRoster;
  readonly now: () => number;
}

/** The users to export: the portal's audience, with the administrator's exceptions. */
export function SelectionStep({ session, portal, survey, now }: SelectionProps) {
  const { exceptions } = useStore(session.view);
  useStore(session.run.view);
  const { users } = survey;
  const today = localCalendarDate(new Date(now()));
  const audience = useMemo(() => audienceOf(portal, today), [portal, today]);
  const counts = useMemo(() => countSelection(users, audience, exceptions), [users, audience, exceptions]);
  const locked = session.run.isPending();
  const classes = [...counts.classes].sort(([a], [b]) => a.localeCompare(b, 'fr', { numeric: true }));
  return (
    <>
      <p class="exports-count" role="status">
        <strong>{plural('exports_selected', counts.selected, formatNumber(counts.total))}</strong>
      </p>
      {survey.unreadable > 0 && <p class="advice">{plural('exports_unreadable_users', survey.unreadable)}</p>}
      <fieldset disabled={locked} class="plain-fieldset">
        <ul class="exports-ticks">
          {roles
            .filter((role) => counts.roles[role].total > 0)
            .map((role) => (
              <GroupCheckbox
                key={role}
                id={`exports-role-${role}`}
                label={roleGroup(role)}
                tally={counts.roles[role]}
                onChange={(on) => session.select(ofRole(users, role), on)}
              />
            ))}
        </ul>
        {classes.length > 0 && (
          <details>
            <summary>{plural('exports_classes', classes.length)}</summary>
            <ul class="exports-ticks narrow">
              {classes.map(([name, tally], index) => (
                <GroupCheckbox
                  key={name}
                  id={`exports-class-${index}`}
                  label={name}
                  tally={tally}
                  onChange={(on) => session.select(ofClass(users, name), on)}
                />
              ))}
            </ul>
          </details>
        )}
        <UserPicker session={session} users={users} audience={audience} />
        <ExceptionsLine session={session} shown={shownExceptions(users, audience, exceptions)} />
      </fieldset>
      <LeftOutFindings findings={survey.findings} />
    </>
  );
}

interface ExceptionsLineProps {
  readonly session: ExportsSession;
  readonly shown: ReturnType<typeof shownExceptions>;
}

function ExceptionsLine({ session, shown: { included, excluded } }: ExceptionsLineProps) {
  const count = included.length + excluded.length;
  if (count === 0) return null;
  return (
    <p class="exports-exceptions">
      <span>
        {plural('exports_exceptions', count, formatNumber(included.length), formatNumber(excluded.length))}
      </span>
      <button type="button" class="small" onClick={session.resetExceptions}>
        {message('exports_exceptions_reset')}
      </button>
    </p>
  );
}

interface GroupCheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly tally: { readonly selected: number; readonly total: number };
  onChange(on: boolean): void;
}

/** Checkbox for a group of users: checked, unchecked or indeterminate; a click on the latter selects all. */
function GroupCheckbox({ id, label, tally: { selected, total }, onChange }: GroupCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  const isMixed = selected > 0 && selected < total;
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <li class="choice">
      <input
        ref={box}
        type="checkbox"
        id={id}
        checked={selected === total}
        aria-describedby={`${id}-tally`}
        onChange={() => onChange(selected < total)}
      />
      <label for={id}>{label}</label>
      <span class="hint" id={`${id}-tally`}>
        {message('exports_tally', formatNumber(selected), formatNumber(total))}
      </span>
    </li>
  );
}

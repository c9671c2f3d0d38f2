import { useMemo } from 'preact/hooks';
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
import { numberWords, roleWords } from '../role-words.ts';
import type { ExportsSession } from './exports-session.ts';
import { LeftOutFindings } from './LeftOutFindings.tsx';
import { People } from './People.tsx';
import { TriStateCheckbox } from './TriStateCheckbox.tsx';

interface SelectionProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly survey: ExportRoster;
  readonly now: () => number;
}

/** Who goes out: the portal's audience, and what was ticked against it. */
export function SelectionStep({ session, portal, survey, now }: SelectionProps) {
  const { exceptions } = session.view();
  const { users } = survey;
  const today = localCalendarDate(new Date(now()));
  const audience = useMemo(() => audienceOf(portal, today), [portal, today]);
  const counts = useMemo(() => countSelection(users, audience, exceptions), [users, audience, exceptions]);
  const locked = session.departure.isHolding();
  const classes = [...counts.classes].sort(([a], [b]) => a.localeCompare(b, 'fr', { numeric: true }));
  const words = (tally: { readonly selected: number; readonly total: number }) =>
    message('exports_tally', numberWords(tally.selected), numberWords(tally.total));
  return (
    <>
      <p class="exports-count" role="status">
        <strong>{plural('exports_selected', counts.selected, numberWords(counts.total))}</strong>
      </p>
      {survey.unreadable > 0 && <p class="advice">{plural('exports_unreadable_users', survey.unreadable)}</p>}
      <fieldset disabled={locked} class="plain-fieldset">
        <ul class="exports-ticks">
          {roles
            .filter((role) => counts.roles[role].total > 0)
            .map((role) => (
              <TriStateCheckbox
                key={role}
                id={`exports-role-${role}`}
                label={roleWords(role)}
                tally={counts.roles[role]}
                words={words(counts.roles[role])}
                onChange={(on) => session.tick(ofRole(users, role), on)}
              />
            ))}
        </ul>
        {classes.length > 0 && (
          <details>
            <summary>{plural('exports_classes', classes.length)}</summary>
            <ul class="exports-ticks narrow">
              {classes.map(([name, tally], place) => (
                <TriStateCheckbox
                  key={name}
                  id={`exports-class-${place}`}
                  label={name}
                  tally={tally}
                  words={words(tally)}
                  onChange={(on) => session.tick(ofClass(users, name), on)}
                />
              ))}
            </ul>
          </details>
        )}
        <People session={session} users={users} audience={audience} />
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
        {plural('exports_exceptions', count, numberWords(included.length), numberWords(excluded.length))}
      </span>
      <button type="button" class="small" onClick={session.resetExceptions}>
        {message('exports_exceptions_reset')}
      </button>
    </p>
  );
}

import { message, plural } from '../../../utils/browser/i18n.ts';
import type { ListSummary } from '../../../utils/domain/roster-import.ts';
import { type Role, roles } from '../../../utils/domain/user.ts';
import type { ColumnMapping } from '../../../utils/domain/user-list.ts';
import { roleGroup } from '../role-text.ts';
import { ColumnsForm } from './ColumnsForm.tsx';
import { Disclosure } from './Disclosure.tsx';
import type { BatchFile } from './users-model.ts';
import { listFailureText, listKindText } from './users-text.ts';

export interface FileActions {
  onRemove(id: number): void;
  onRole(id: number, role: Role): void;
  onColumns(id: number, headers: readonly string[], mapping: ColumnMapping): void;
  onRetry(): void;
}

/** The imported files, each with its content or with the reason why it is not a list. */
export function FileList({ files, actions }: { files: readonly BatchFile[]; actions: FileActions }) {
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="users-files">
      <h3 id="users-files">{message('users_files_title')}</h3>
      <ul class="files">
        {files.map((file) => (
          <li key={file.id} class={`file ${file.state.kind}`}>
            <div class="file-head">
              <strong>
                <bdi>{file.name}</bdi>
              </strong>
              <button
                type="button"
                class="plain small"
                aria-label={message('users_file_remove_named', file.name)}
                onClick={() => actions.onRemove(file.id)}
              >
                {message('users_file_remove')}
              </button>
            </div>
            <FileBody file={file} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileBody({ file, actions }: { file: BatchFile; actions: FileActions }) {
  const { id, state, mapping } = file;
  const setColumnMapping = (headers: readonly string[]) => (columns: ColumnMapping) =>
    actions.onColumns(id, headers, columns);
  switch (state.kind) {
    case 'reading':
      return <p class="hint awaited">{message('users_file_reading')}</p>;
    case 'read':
      return (
        <ReadFile file={file} summary={state.summary} actions={actions} setColumnMapping={setColumnMapping} />
      );
    case 'withheld':
      return <p class="fault">{message('users_file_withheld')}</p>;
    case 'interrupted':
      return <Retryable text={message('users_file_interrupted')} onRetry={actions.onRetry} />;
    case 'refused': {
      const { failure } = state;
      if (failure.kind === 'cancelled')
        return <Retryable text={listFailureText(failure)} onRetry={actions.onRetry} />;
      return (
        <>
          <p class="fault">{listFailureText(failure)}</p>
          {failure.kind === 'unmapped' && (
            <ColumnsForm
              key={JSON.stringify(mapping)}
              headers={failure.headers}
              guess={mapping ?? failure.guess}
              onApply={setColumnMapping(failure.headers)}
            />
          )}
        </>
      );
    }
  }
}

function Retryable({ text, onRetry }: { text: string; onRetry(): void }) {
  return (
    <div class="buttons">
      <p class="fault">{text}</p>
      <button type="button" class="small" onClick={onRetry}>
        {message('users_retry')}
      </button>
    </div>
  );
}

interface ReadFileProps {
  readonly file: BatchFile;
  readonly summary: ListSummary;
  readonly actions: FileActions;
  readonly setColumnMapping: (headers: readonly string[]) => (mapping: ColumnMapping) => void;
}

function ReadFile({ file: { id }, summary, actions, setColumnMapping }: ReadFileProps) {
  const { columns, schools, schoolYear, users, findings, shape } = summary;
  const facts = [
    ...schools.map((school) => message('users_file_from', school)),
    ...(schoolYear === null ? [] : [message('users_file_year', `${schoolYear}-${schoolYear + 1}`)]),
    plural('users_file_users', users),
    ...(findings === 0 ? [] : [plural('users_file_findings', findings)]),
  ];
  const headers = columns.map(({ header }) => header);
  return (
    <>
      <p class="meta">
        <span class="tag">{listKindText(summary)}</span>
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <RoleChoice summary={summary} onRole={(role) => actions.onRole(id, role)} />
      {shape === 'text' && (
        <Disclosure title={message('users_columns_title')}>
          {() => (
            <ColumnsForm
              headers={headers}
              guess={Object.fromEntries(columns.toReversed().map(({ header, field }) => [header, field]))}
              onApply={setColumnMapping(headers)}
            />
          )}
        </Disclosure>
      )}
    </>
  );
}

/** The role of the users of a text list, when its headers do not tell it. */
function RoleChoice({ summary, onRole }: { summary: ListSummary; onRole(role: Role): void }) {
  const { role, roleIsTold } = summary;
  if (role === null || roleIsTold) return null;
  return (
    <p class="role-choice">
      <label>
        {message('users_role_label')}{' '}
        <select
          value={role.role}
          onChange={({ currentTarget }) => {
            const chosen = roles.find((one) => one === currentTarget.value);
            if (chosen !== undefined) onRole(chosen);
          }}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {roleGroup(one)}
            </option>
          ))}
        </select>
      </label>
      {role.guessed && <span class="to-check">{message('users_role_guessed')}</span>}
    </p>
  );
}

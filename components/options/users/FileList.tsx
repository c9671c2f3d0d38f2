import { message, plural } from '../../../utils/browser/i18n.ts';
import type { ListSummary } from '../../../utils/domain/roster-import.ts';
import { type Role, roles } from '../../../utils/domain/user.ts';
import type { ColumnMapping } from '../../../utils/domain/user-list.ts';
import { roleWords } from '../role-words.ts';
import { ColumnsForm } from './ColumnsForm.tsx';
import { Disclosure } from './Disclosure.tsx';
import type { BatchFile } from './users-model.ts';
import { listFailureWords, listKindWords } from './users-words.ts';

export interface FileActions {
  onRemove(id: number): void;
  onRole(id: number, role: Role): void;
  onColumns(id: number, headers: readonly string[], mapping: ColumnMapping): void;
  onRetry(): void;
}

/** Each file that was brought in: what it is, or why it is not a list and what to do. */
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
  const setColumnMapping = (headers: readonly string[]) => (said: ColumnMapping) =>
    actions.onColumns(id, headers, said);
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
      return <Broken text={message('users_file_interrupted')} onRetry={actions.onRetry} />;
    case 'refused': {
      const { failure } = state;
      if (failure.kind === 'cancelled')
        return <Broken text={listFailureWords(failure)} onRetry={actions.onRetry} />;
      return (
        <>
          <p class="fault">{listFailureWords(failure)}</p>
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

function Broken({ text, onRetry }: { text: string; onRetry(): void }) {
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
        <span class="tag">{listKindWords(summary)}</span>
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

/** Whom a text list is about, where its own header does not say it. */
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
            const said = roles.find((one) => one === currentTarget.value);
            if (said !== undefined) onRole(said);
          }}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {roleWords(one)}
            </option>
          ))}
        </select>
      </label>
      {role.guessed && <span class="to-check">{message('users_role_guessed')}</span>}
    </p>
  );
}

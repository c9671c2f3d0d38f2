import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type ColumnMapping, type ListField, listFields } from '../../../utils/domain/user-list.ts';
import { columnText } from './users-text.ts';

interface ColumnsFormProps {
  readonly headers: readonly string[];
  /** The field that each column probably contains. */
  readonly guess: ColumnMapping;
  onApply(mapping: ColumnMapping): void;
}

/** Lets the administrator map each column of a text list to a field. */
export function ColumnsForm({ headers, guess, onApply }: ColumnsFormProps) {
  const [mapping, setMapping] = useState<ColumnMapping>(guess);
  const [submitted, setSubmitted] = useState(false);
  const hasName = Object.values(mapping).some((field) => field === 'full-name' || field === 'last-name');

  function submit(event: Event) {
    event.preventDefault();
    setSubmitted(true);
    if (hasName) onApply(mapping);
  }

  return (
    <form class="columns" onSubmit={submit}>
      <p class="hint">{message('users_columns_intro')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{message('users_columns_header')}</th>
            <th scope="col">{message('users_columns_holds')}</th>
          </tr>
        </thead>
        <tbody>
          {[...new Set(headers)].map((header) => (
            <tr key={header}>
              <th scope="row">
                <bdi>{header === '' ? message('users_columns_nameless') : header}</bdi>
              </th>
              <td>
                <FieldChoice
                  header={header}
                  field={mapping[header] ?? null}
                  onChange={(field) => setMapping({ ...mapping, [header]: field })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="fault" role="status">
        {submitted && !hasName && message('users_columns_need_name')}
      </p>
      <button type="submit">{message('users_columns_apply')}</button>
    </form>
  );
}

interface FieldChoiceProps {
  readonly header: string;
  readonly field: ListField | null;
  onChange(field: ListField | null): void;
}

function FieldChoice({ header, field, onChange }: FieldChoiceProps) {
  return (
    <select
      aria-label={message('users_columns_of', header)}
      value={field ?? ''}
      onChange={({ currentTarget }) =>
        onChange(listFields.find((known) => known === currentTarget.value) ?? null)
      }
    >
      <option value="">{message('users_columns_none')}</option>
      {listFields.map((one) => (
        <option key={one} value={one}>
          {columnText(one)}
        </option>
      ))}
    </select>
  );
}

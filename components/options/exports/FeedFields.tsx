import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type FeedSettings, feedEncodings, feedProfiles } from '../../../utils/domain/feed.ts';
import { endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { Field } from '../Field.tsx';
import { ChoiceInput } from './ChoiceInput.tsx';
import { endpointFaultText } from './export-text.ts';

type FormatSettings = Pick<FeedSettings, 'profile' | 'encoding'>;

interface FormatFieldsProps {
  readonly settings: FormatSettings;
  onChange(changes: Partial<FormatSettings>): void;
}

/** The profile of the feed, which is the set of its fields, and its encoding. */
export function FormatFields({ settings, onChange }: FormatFieldsProps) {
  return (
    <>
      <fieldset>
        <legend class="small-legend">{message('exports_profile_title')}</legend>
        {feedProfiles.map((profile) => (
          <ChoiceInput
            key={profile}
            type="radio"
            name="exports-profile"
            id={`exports-profile-${profile}`}
            label={message(`exports_profile_${snakeCase(profile)}`)}
            hint={message(`exports_profile_${snakeCase(profile)}_hint`)}
            checked={settings.profile === profile}
            onChange={() => onChange({ profile })}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend class="small-legend">{message('exports_encoding_title')}</legend>
        {feedEncodings.map((encoding) => (
          <ChoiceInput
            key={encoding}
            type="radio"
            name="exports-encoding"
            id={`exports-encoding-${encoding}`}
            label={message(`exports_encoding_${snakeCase(encoding)}`)}
            checked={settings.encoding === encoding}
            onChange={() => onChange({ encoding })}
          />
        ))}
      </fieldset>
    </>
  );
}

interface EndpointFieldProps {
  readonly endpoint: string | null;
  readonly portalRne: Rne;
  /** Called synchronously from the submit handler: the browser may have to ask for host permission. */
  onChange(address: string | null): void;
}

/** The address that the feed is sent to; empty when it is only saved as a file. */
export function EndpointField({ endpoint, portalRne, onChange }: EndpointFieldProps) {
  const [text, setText] = useState(endpoint ?? '');
  const [submitted, setSubmitted] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = readEndpoint(text);
  const isEmpty = text.trim() === '';
  const doubt = read.ok ? endpointDoubt(read.value, portalRne) : null;

  function submit(event: Event) {
    event.preventDefault();
    setSubmitted(true);
    if (isEmpty) onChange(null);
    else if (read.ok) onChange(read.value.address);
    else form.current?.querySelector('input')?.focus();
  }

  return (
    <form ref={form} class="exports-form" noValidate onSubmit={submit}>
      <Field
        name="endpoint"
        kind="address"
        optional
        label={message('exports_endpoint')}
        hint={message('exports_endpoint_hint')}
        value={text}
        fault={submitted && !isEmpty && !read.ok ? endpointFaultText(read.failure) : null}
        onChange={setText}
      >
        {doubt !== null && (
          <p class="advice">{message('exports_doubt', doubt.endpointRne, doubt.portalRne)}</p>
        )}
      </Field>
      <button type="submit" class="small">
        {message('exports_endpoint_save')}
      </button>
    </form>
  );
}

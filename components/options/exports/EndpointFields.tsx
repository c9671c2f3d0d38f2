import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import { Field } from '../Field.tsx';
import { endpointFaultWords } from './archive-words.ts';

interface EndpointProps {
  readonly endpoint: string | null;
  readonly portalRne: Rne;
  /** Called in the click: the browser may have to ask for the host. */
  onChange(address: string | null): void;
}

/** Where the feed is sent; empty where it is only saved as a file. */
export function EndpointFields({ endpoint, portalRne, onChange }: EndpointProps) {
  const [text, setText] = useState(endpoint ?? '');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const read = readEndpoint(text);
  const isNone = text.trim() === '';
  const doubt = read.ok ? endpointDoubt(read.value, portalRne) : null;

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (isNone) onChange(null);
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
        fault={tried && !isNone && !read.ok ? endpointFaultWords(read.failure) : null}
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

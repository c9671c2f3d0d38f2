import { useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import { readSite, type SiteFault } from '../../utils/domain/pronote-site.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';
import { Field } from './Field.tsx';

interface SiteFormProps {
  readonly known: readonly string[];
  /** False when the user declined. Requires user activation: call synchronously from the click handler. */
  onAllow(host: string): Promise<boolean>;
}

type FormFault = SiteFault | 'known' | 'refused';

/** Adds a self-hosted PRONOTE site; accepts the address of any of its pages. */
export function SiteForm({ known, onAllow }: SiteFormProps) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<FormFault | null>(null);
  const form = useRef<HTMLFormElement>(null);

  function submit(event: Event) {
    event.preventDefault();
    const site = readSite(text);
    const wrong = !site.ok ? site.failure : known.includes(site.value) ? 'known' : null;
    setFault(wrong);
    if (!site.ok || wrong !== null) form.current?.querySelector('input')?.focus();
    else
      void onAllow(site.value).then((allowed) => {
        if (allowed) setText('');
        else setFault('refused');
      });
  }

  return (
    <form ref={form} class="site-form" noValidate onSubmit={submit}>
      <Field
        name="site"
        kind="address"
        label={message('field_site')}
        hint={message('field_site_hint')}
        value={text}
        fault={fault === null ? null : faultText(fault)}
        onChange={setText}
      />
      <button type="submit">{message('site_add')}</button>
    </form>
  );
}

function faultText(fault: FormFault): string {
  switch (fault) {
    case 'empty':
      return message('fault_empty_address');
    case 'hosted':
    case 'known':
    case 'refused':
      return message(`fault_${fault}_site`);
    default:
      return message(`fault_${snakeCase(fault)}`);
  }
}

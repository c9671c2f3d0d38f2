import { useRef, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import { readSite, type SiteFault } from '../../utils/domain/pronote-site.ts';
import { Field } from './Field.tsx';
import { addressFaults } from './fault-text.ts';

interface SiteFormProps {
  readonly known: readonly string[];
  /** Must be called in the very click; false where the person refused. */
  onAllow(host: string): Promise<boolean>;
}

const siteFaults: Record<SiteFault | 'known' | 'refused', MessageKey> = {
  ...addressFaults,
  empty: 'fault_empty_address',
  hosted: 'fault_hosted_site',
  known: 'fault_known_site',
  refused: 'fault_refused_site',
};

/** Adds a PRONOTE that a school runs itself; any page of it that was copied from the address bar will do. */
export function SiteForm({ known, onAllow }: SiteFormProps) {
  const [text, setText] = useState('');
  const [fault, setFault] = useState<keyof typeof siteFaults | null>(null);
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
        fault={fault === null ? null : message(siteFaults[fault])}
        onChange={setText}
      />
      <button type="submit">{message('site_add')}</button>
    </form>
  );
}

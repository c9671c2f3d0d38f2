import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type DraftFaults, type PortalDraft, withAddress } from '../../../utils/domain/portal-draft.ts';
import { type DerivedTemplate, deriveTemplate } from '../../../utils/domain/search-template.ts';
import { readAddress } from '../../../utils/domain/web-address.ts';
import { Field } from '../Field.tsx';
import { faultText } from '../fault-text.ts';

interface AdvancedProps {
  readonly draft: PortalDraft;
  readonly faults: DraftFaults;
  onChange(changes: Partial<PortalDraft>): void;
  setDraft(change: (current: PortalDraft) => PortalDraft): void;
}

/** Rarely needed fields, collapsed unless one has a fault. */
export function AdvancedFields({ draft, faults, onChange, setDraft }: AdvancedProps) {
  const hasFault = faults.searchTemplate !== undefined;
  const details = useRef<HTMLDetailsElement>(null);
  // Never closed automatically: the field must not disappear while its fault is being corrected.
  useLayoutEffect(() => {
    if (hasFault && details.current) details.current.open = true;
  }, [hasFault]);
  return (
    <details ref={details}>
      <summary>{message('advanced_title')}</summary>
      <SearchAddressField
        template={draft.searchTemplate}
        portalAddress={draft.address}
        fault={faultText('searchTemplate', faults.searchTemplate)}
        onChange={(searchTemplate) => onChange({ searchTemplate })}
        onPortalAddress={(address) => setDraft((current) => withAddress(current, address))}
      />
    </details>
  );
}

interface SearchAddressProps {
  readonly template: string;
  readonly portalAddress: string;
  readonly fault: string | null;
  onChange(template: string): void;
  onPortalAddress(address: string): void;
}

/** A pasted address: a template was made of it, or the words searched on that page are still unknown. */
type Pasted =
  | { readonly kind: 'made'; readonly from: string; readonly words: string }
  | { readonly kind: 'asking'; readonly from: string };

/** The address of the results page: a template, or any results page's address, which is turned into one. */
function SearchAddressField({
  template,
  portalAddress,
  fault,
  onChange,
  onPortalAddress,
}: SearchAddressProps) {
  const [pasted, setPasted] = useState<Pasted | null>(null);

  function take(from: string, { template: made, words }: DerivedTemplate) {
    setPasted({ kind: 'made', from, words });
    onChange(made);
  }

  function readPasted(text: string) {
    if (text.includes('{terms}')) return setPasted((before) => (before?.kind === 'made' ? before : null));
    const derived = deriveTemplate(text, null);
    if (derived.ok) take(text, derived.value);
    else setPasted(derived.failure === 'words-unknown' ? { kind: 'asking', from: text } : null);
  }

  return (
    <Field
      name="searchTemplate"
      kind="address"
      label={message('field_template')}
      hint={message('field_template_hint')}
      value={template}
      fault={fault}
      onChange={(text) => {
        setPasted(null);
        onChange(text);
      }}
      onWhole={readPasted}
    >
      <p class="look-up" role="status">
        {pasted?.kind === 'made' && message('template_made', pasted.words)}
      </p>
      {pasted?.kind === 'made' && (
        <button
          type="button"
          class="small"
          onClick={() => {
            onChange(pasted.from);
            setPasted({ kind: 'asking', from: pasted.from });
          }}
        >
          {message('template_other_words')}
        </button>
      )}
      {pasted?.kind === 'asking' && (
        <SearchedWords from={pasted.from} onMade={(made) => take(pasted.from, made)} />
      )}
      <OtherHost template={template} portalAddress={portalAddress} onPortalAddress={onPortalAddress} />
    </Field>
  );
}

/** Asks for the words searched on the page whose address was pasted. */
function SearchedWords({ from, onMade }: { from: string; onMade(made: DerivedTemplate): void }) {
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const derived = deriveTemplate(from, words);

  function take() {
    setTried(true);
    if (derived.ok) onMade(derived.value);
  }

  return (
    <div class="with-button">
      <Field
        name="searchedWords"
        label={message('template_words')}
        hint={message('template_words_hint')}
        value={words}
        fault={tried && !derived.ok ? message('template_words_absent') : null}
        onChange={setWords}
        onEnter={take}
      />
      <button type="button" onClick={take}>
        {message('template_take')}
      </button>
    </div>
  );
}

/** Warns when searches go to another host than the portal's, and offers to make that host the portal's address. */
function OtherHost({
  template,
  portalAddress,
  onPortalAddress,
}: Pick<SearchAddressProps, 'template' | 'portalAddress' | 'onPortalAddress'>) {
  const results = readAddress(template.replaceAll('{terms}', 'x'));
  const portal = readAddress(portalAddress);
  if (!results.ok || !portal.ok || results.value.origin === portal.value.origin) return null;
  const { origin, host } = results.value;
  return (
    <div class="advice">
      <p>{message('template_elsewhere', host)}</p>
      <button type="button" class="small" onClick={() => onPortalAddress(origin)}>
        {message('template_take_host', host)}
      </button>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type DerivedTemplate, deriveTemplate } from '../../../utils/domain/search-template.ts';
import { readAddress } from '../../../utils/domain/web-address.ts';
import { Field } from '../Field.tsx';

interface SearchAddressProps {
  readonly template: string;
  readonly portalAddress: string;
  readonly fault: string | null;
  onChange(template: string): void;
  onPortalAddress(address: string): void;
}

/** What became of an address that was pasted; its words still have to be said where they were not recognised. */
type Pasted =
  | { readonly kind: 'made'; readonly from: string; readonly words: string }
  | { readonly kind: 'asking'; readonly from: string };

/** Where the portal shows results: a template, or the address of any results page, out of which it is made. */
export function SearchAddressField({
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

  function look(text: string) {
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
      onWhole={look}
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
      {pasted?.kind === 'asking' && <Words from={pasted.from} onMade={(made) => take(pasted.from, made)} />}
      <Elsewhere template={template} portalAddress={portalAddress} onPortalAddress={onPortalAddress} />
    </Field>
  );
}

/** Asks which words were searched on the page whose address was pasted. */
function Words({ from, onMade }: { from: string; onMade(made: DerivedTemplate): void }) {
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

/** Searched words would go to another site than the portal: perhaps that is the portal's own address. */
function Elsewhere({
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

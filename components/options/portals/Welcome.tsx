import { useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { parseRne } from '../../../utils/domain/rne.ts';
import { Mark } from '../../shared/Mark.tsx';
import { faultText } from '../fault-text.ts';
import { RneField } from './RneField.tsx';

/** First use: one question, the RNE; the rest follows from it. */
export function Welcome({ onContinue }: { onContinue(rne: string): void }) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const parsed = parseRne(text);
  const fault = tried && !parsed.ok ? faultText('rne', parsed.failure.kind) : null;

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (parsed.ok) onContinue(parsed.value.rne);
    else form.current?.querySelector('input')?.focus();
  }

  return (
    <section class="card welcome" aria-labelledby="welcome">
      <Mark size={72} />
      <div>
        <h2 id="welcome">{message('welcome_title')}</h2>
        <p>{message('welcome_text')}</p>
        <form ref={form} noValidate onSubmit={submit}>
          <RneField value={text} fault={fault} onChange={setText} />
          <button type="submit" class="primary">
            {message('welcome_continue')}
          </button>
        </form>
      </div>
    </section>
  );
}

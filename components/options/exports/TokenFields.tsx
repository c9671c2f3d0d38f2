import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { useStore } from '../../shared/use-store.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import type { ExportsSession } from './exports-session.ts';

/** The bearer token issued by the portal's administrators. It is never shown after it was entered. */
export function TokenFields({ id, session }: { id: string; session: ExportsSession }) {
  const { token } = useStore(session.view);
  const [changing, setChanging] = useState(false);
  if (token === null) return null;
  if (token === 'none' || changing)
    return (
      <TokenForm id={id} session={session} onDone={() => setChanging(false)} canCancel={token !== 'none'} />
    );
  return (
    <div class="exports-token">
      <p>{message(`exports_token_${token}`)}</p>
      <div class="buttons">
        <button type="button" class="small" onClick={() => setChanging(true)}>
          {message('exports_token_change')}
        </button>
        <button type="button" class="small plain" onClick={() => void session.forgetToken()}>
          {message('exports_token_forget')}
        </button>
      </div>
    </div>
  );
}

interface TokenFormProps {
  /** Unique: the form may be on the page twice. */
  readonly id: string;
  readonly session: ExportsSession;
  readonly canCancel: boolean;
  onDone(): void;
}

function TokenForm({ id, session, canCancel, onDone }: TokenFormProps) {
  const [text, setText] = useState('');
  const [remembered, setRemembered] = useState(false);
  const [wrong, setWrong] = useState(false);

  async function submit(event: Event) {
    event.preventDefault();
    const valid = await session.setToken(text, remembered);
    setWrong(!valid);
    if (!valid) return;
    setText('');
    onDone();
  }

  return (
    <form class="exports-form" noValidate onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label for={id}>{message('exports_token')}</label>
        <p class="hint" id={`${id}hint`}>
          {message('exports_token_hint')}
        </p>
        <input
          id={id}
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}hint ${id}fault` : `${id}hint`}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {wrong && (
          <p class="fault" id={`${id}fault`}>
            {message('exports_token_fault')}
          </p>
        )}
      </div>
      <ChoiceInput
        type="checkbox"
        id={`${id}remember`}
        label={message('exports_token_remember')}
        hint={message('exports_token_remember_hint')}
        checked={remembered}
        onChange={setRemembered}
      />
      <div class="buttons">
        <button type="submit" class="small">
          {message('exports_token_save')}
        </button>
        {canCancel && (
          <button type="button" class="small plain" onClick={onDone}>
            {message('editor_cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

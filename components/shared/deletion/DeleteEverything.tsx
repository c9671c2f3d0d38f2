import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { language, message } from '../../../utils/browser/i18n.ts';
import type { Erased, ErasureReceipt } from '../../../utils/domain/deletion.ts';
import { momentText } from '../day-text.ts';
import { useStore } from '../use-store.ts';
import type { DeletionSession, DeletionView } from './deletion-session.ts';

interface DeletionProps {
  readonly session: DeletionSession;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Deletes all personal data from this browser, after a confirmation, and shows a receipt. */
export function DeleteEverything({ session, now }: DeletionProps) {
  const view = useStore(session.view);
  const { place, heading } = useFocus(view.kind);
  return (
    <section ref={place} class="erase" aria-labelledby="erase-title">
      <h3 id="erase-title">{message('erase_title')}</h3>
      {view.kind === 'idle' || view.kind === 'counting' ? (
        <Invitation counting={view.kind === 'counting'} onAsk={() => void session.ask()} />
      ) : (
        <div class="slip">
          <h4 ref={heading} tabIndex={-1}>
            {titleOf(view)}
          </h4>
          <Step view={view} session={session} now={now} />
        </div>
      )}
    </section>
  );
}

function Invitation({ counting, onAsk }: { counting: boolean; onAsk(): void }) {
  return (
    <>
      <p class="hint">{message('erase_intro')}</p>
      <button type="button" class="danger" aria-disabled={counting} onClick={counting ? undefined : onAsk}>
        {message(counting ? 'erase_looking' : 'erase_ask')}
      </button>
    </>
  );
}

function titleOf(view: DeletionView): string {
  switch (view.kind) {
    case 'confirming':
      return message('erase_question');
    case 'failed':
      return message('erase_failed_title');
    case 'done':
      if (view.receipt.length === 0) return message('erase_none_title');
      return message(isComplete(view.receipt) ? 'erase_done_title' : 'erase_partly_title');
    default:
      return message('erase_busy');
  }
}

function isComplete(receipt: ErasureReceipt): boolean {
  return receipt.every(({ left }) => !left);
}

/** Content of the current step: the confirmation, or the receipt. */
function Step({ view, session, now }: DeletionProps & { view: DeletionView }) {
  switch (view.kind) {
    case 'confirming':
      return (
        <>
          <ReceiptLines lines={view.found.map((found) => ({ ...found, left: false }))} />
          <p>{message('erase_no_return')}</p>
          <Buttons onClose={session.close} close={message('erase_back')}>
            <DeleteButton label={message('erase_go')} session={session} />
          </Buttons>
        </>
      );
    case 'failed':
      return (
        <>
          <p>{message('erase_failed_text')}</p>
          <Buttons onClose={session.close} close={message('erase_close')}>
            <DeleteButton label={message('action_retry')} session={session} />
          </Buttons>
        </>
      );
    case 'done':
      return <Receipt receipt={view.receipt} at={view.at} session={session} now={now} />;
    default:
      return null;
  }
}

interface ReceiptProps extends DeletionProps {
  readonly receipt: ErasureReceipt;
  readonly at: number;
}

function Receipt({ receipt, at, session, now }: ReceiptProps) {
  const complete = isComplete(receipt);
  return (
    <>
      {receipt.length === 0 ? (
        <p>{message('erase_none_text')}</p>
      ) : (
        <>
          <ReceiptLines lines={receipt} />
          <p>{complete ? message('erase_verified', momentText(at, now)) : message('erase_partly_text')}</p>
        </>
      )}
      <p class="hint">{message('erase_kept')}</p>
      {receipt.length > 0 && <p class="hint">{message('erase_after')}</p>}
      <Buttons onClose={session.close} close={message('erase_close')}>
        {!complete && <DeleteButton label={message('action_retry')} session={session} />}
      </Buttons>
    </>
  );
}

/** A line for each kind of data that was found, with what could not be deleted. */
function ReceiptLines({ lines }: { lines: readonly Erased[] }) {
  const shown = lines.filter(({ count, left }) => count !== 0 || left);
  if (shown.length === 0) return null;
  return (
    <dl class="receipt">
      {shown.map(({ kind, count, left }) => (
        <div key={kind} class={left ? 'left' : undefined}>
          <dt>{message(`erased_${kind}`)}</dt>
          <dd>
            {count === null ? message('erased_unknown') : new Intl.NumberFormat(language()).format(count)}
            {left && ` · ${message('erased_left')}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function DeleteButton({ label, session }: { label: string; session: DeletionSession }) {
  return (
    <button type="button" class="danger" onClick={() => void session.confirm()}>
      {label}
    </button>
  );
}

interface ButtonsProps {
  readonly close: string;
  readonly children: ComponentChildren;
  onClose(): void;
}

function Buttons({ close, children, onClose }: ButtonsProps) {
  return (
    <div class="buttons">
      <button type="button" onClick={onClose}>
        {close}
      </button>
      {children}
    </div>
  );
}

/** Moves the focus to the heading of each new step, and back to the button at the end. */
function useFocus(kind: DeletionView['kind']) {
  const place = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(kind);
  useEffect(() => {
    if (before.current === kind) return;
    before.current = kind;
    if (kind === 'idle') place.current?.querySelector('button')?.focus();
    else heading.current?.focus();
  }, [kind]);
  return { place, heading };
}

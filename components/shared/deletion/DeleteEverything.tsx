import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { ErasureReceipt } from '../../../utils/domain/deletion.ts';
import { momentWords } from '../day-words.ts';
import type { ErasureSession, ErasureView } from './deletion-session.ts';
import { ReceiptLines } from './ReceiptLines.tsx';

interface EraseProps {
  readonly session: ErasureSession;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Deletes everything personal from this browser: asks first, and gives a receipt. */
export function EraseEverything({ session, now }: EraseProps) {
  const view = useView(session);
  const { place, heading } = useFocus(view.kind);
  return (
    <section ref={place} class="erase" aria-labelledby="erase-title">
      <h3 id="erase-title">{message('erase_title')}</h3>
      {view.kind === 'idle' || view.kind === 'looking' ? (
        <Invitation looking={view.kind === 'looking'} onAsk={() => void session.ask()} />
      ) : (
        <div class="slip">
          <h4 ref={heading} tabIndex={-1}>
            {titleOf(view)}
          </h4>
          <Slip view={view} session={session} now={now} />
        </div>
      )}
    </section>
  );
}

function Invitation({ looking, onAsk }: { looking: boolean; onAsk(): void }) {
  return (
    <>
      <p class="hint">{message('erase_intro')}</p>
      <button type="button" class="danger" aria-disabled={looking} onClick={looking ? undefined : onAsk}>
        {message(looking ? 'erase_looking' : 'erase_ask')}
      </button>
    </>
  );
}

type Answered = Exclude<ErasureView, { kind: 'idle' | 'looking' }>;

function titleOf(view: Answered | ErasureView): string {
  switch (view.kind) {
    case 'asking':
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

/** What stands under the heading: a question, a wait, or a receipt. */
function Slip({ view, session, now }: EraseProps & { view: ErasureView }) {
  switch (view.kind) {
    case 'asking':
      return (
        <>
          <ReceiptLines lines={view.found.map((found) => ({ ...found, left: false }))} />
          <p>{message('erase_no_return')}</p>
          <Buttons onClose={session.close} close={message('erase_back')}>
            <EraseButton label={message('erase_go')} session={session} />
          </Buttons>
        </>
      );
    case 'failed':
      return (
        <>
          <p>{message('erase_failed_text')}</p>
          <Buttons onClose={session.close} close={message('erase_close')}>
            <EraseButton label={message('action_retry')} session={session} />
          </Buttons>
        </>
      );
    case 'done':
      return <Receipt receipt={view.receipt} at={view.at} session={session} now={now} />;
    default:
      return null;
  }
}

interface ReceiptProps extends EraseProps {
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
          <p>{complete ? message('erase_verified', momentWords(at, now)) : message('erase_partly_text')}</p>
        </>
      )}
      <p class="hint">{message('erase_kept')}</p>
      {receipt.length > 0 && <p class="hint">{message('erase_after')}</p>}
      <Buttons onClose={session.close} close={message('erase_close')}>
        {!complete && <EraseButton label={message('action_retry')} session={session} />}
      </Buttons>
    </>
  );
}

function EraseButton({ label, session }: { label: string; session: ErasureSession }) {
  return (
    <button type="button" class="danger" onClick={() => void session.erase()}>
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

function useView(session: ErasureSession): ErasureView {
  const [view, setView] = useState(session.view);
  useEffect(() => {
    const look = () => setView(session.view());
    // It may have changed between the drawing and now.
    look();
    return session.subscribe(look);
  }, [session]);
  return view;
}

/** Each step takes the place of the one before, and the focus with it: its heading says what it is. */
function useFocus(kind: ErasureView['kind']) {
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

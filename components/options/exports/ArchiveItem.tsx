import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type ExportRecord, timeLeft } from '../../../utils/domain/export-record.ts';
import { useOwnId } from '../../shared/own-id.ts';
import { sizeWords } from '../role-words.ts';
import type { ArchiveSession } from './archive-session.ts';
import { countsWords, outcomeWords, profileWords, registerWords, timeLeftWords } from './archive-words.ts';

interface ArchiveItemProps {
  readonly record: ExportRecord;
  readonly now: number;
  readonly session: ArchiveSession;
}

const looks = { saved: 'good', sent: 'good', failed: 'problem', unknown: 'warning' } as const;

/** One export: when, to whom, what of it, and its file. */
export function ArchiveItem({ record, now, session }: ArchiveItemProps) {
  const id = useOwnId();
  const { word, sentence } = outcomeWords(record.outcome);
  return (
    <li class={`export ${looks[record.outcome.kind]}`} tabindex={-1} aria-labelledby={id}>
      <h3 id={id}>
        <bdi>{record.portalName}</bdi>, <span class="when">{registerWords(record.at)}</span>
      </h3>
      <p>
        <span class="outcome">{word}</span> {sentence}
      </p>
      <p>{countsWords(record.counts)}</p>
      <p class="detail">
        {[
          record.rne,
          message(profileWords[record.profile].label),
          record.encoding.toUpperCase(),
          sizeWords(record.bytes),
        ].join(' · ')}
      </p>
      <Hash record={record} labelledBy={id} session={session} />
      <KeptFile record={record} labelledBy={id} now={now} session={session} />
    </li>
  );
}

interface PartProps {
  readonly record: ExportRecord;
  /** The item's heading, which tells one export's buttons from another's. */
  readonly labelledBy: string;
  readonly session: ArchiveSession;
}

const shownDigits = 8;

function Hash({ record, labelledBy, session }: PartProps) {
  const { sha256 } = record;
  return (
    <p class="hash">
      <span class="detail" title={sha256}>
        SHA-256 {sha256.slice(0, shownDigits)}…{sha256.slice(-shownDigits)}
      </span>
      <button
        type="button"
        class="plain small"
        aria-describedby={labelledBy}
        onClick={() => void session.copyHash(record)}
      >
        {message('archive_copy')}
      </button>
    </p>
  );
}

function KeptFile({ record, labelledBy, now, session }: PartProps & { readonly now: number }) {
  const [asking, setAsking] = useState(false);
  const { focusHere, place } = useFocusAfter(asking);
  if (record.purgedAt !== null)
    return <p class="kept">{message('archive_purged', registerWords(record.purgedAt))}</p>;
  const left = timeLeft(record, now);
  // The deletion was tried just before this was drawn, and is tried again every hour.
  if (left === 0) return <p class="kept overdue">{message('archive_overdue')}</p>;
  if (asking)
    return (
      <ConfirmErasure
        onErase={() => {
          focusHere('item');
          setAsking(false);
          void session.erase(record);
        }}
        onKeep={() => {
          focusHere('button');
          setAsking(false);
        }}
      />
    );
  return (
    <div class="kept" ref={place}>
      <p>{timeLeftWords(left)}</p>
      <div class="buttons">
        <button
          type="button"
          class="small"
          aria-describedby={labelledBy}
          onClick={() => void session.download(record)}
        >
          {message('archive_download')}
        </button>
        <button
          type="button"
          class="small danger"
          aria-describedby={labelledBy}
          onClick={() => setAsking(true)}
        >
          {message('archive_erase')}
        </button>
      </div>
    </div>
  );
}

/** Where the focus goes when the question is gone: back to the button that asked it, or to the export itself. */
function useFocusAfter(asking: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef<'button' | 'item' | null>(null);
  useEffect(() => {
    if (asking || wanted.current === null) return;
    const button = place.current?.querySelector<HTMLElement>('.danger');
    const item = place.current?.closest<HTMLElement>('.export');
    (wanted.current === 'button' ? button : item)?.focus();
    wanted.current = null;
  }, [asking]);
  return {
    place,
    focusHere(where: 'button' | 'item') {
      wanted.current = where;
    },
  };
}

function ConfirmErasure({ onErase, onKeep }: { onErase(): void; onKeep(): void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <fieldset class="discard kept">
      <legend>{message('archive_erase_question')}</legend>
      <div class="buttons">
        <button ref={keep} type="button" onClick={onKeep}>
          {message('archive_erase_no')}
        </button>
        <button type="button" class="danger" onClick={onErase}>
          {message('archive_erase_yes')}
        </button>
      </div>
    </fieldset>
  );
}

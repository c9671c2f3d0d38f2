import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { type ExportRecord, timeLeft } from '../../../utils/domain/export-record.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { useOwnId } from '../../shared/own-id.ts';
import { Confirmation } from '../Confirmation.tsx';
import { formatSize } from '../formats.ts';
import type { ArchiveSession } from './archive-session.ts';
import { countsText, fullDateText, outcomeText, timeLeftText } from './archive-text.ts';

interface ArchiveItemProps {
  readonly record: ExportRecord;
  readonly now: number;
  readonly session: ArchiveSession;
}

const outcomeClasses = { saved: 'good', sent: 'good', failed: 'problem', unknown: 'warning' } as const;

/** One export: date, portal, outcome, counts and file. */
export function ArchiveItem({ record, now, session }: ArchiveItemProps) {
  const id = useOwnId();
  const { label, sentence } = outcomeText(record.outcome);
  return (
    <li class={`export ${outcomeClasses[record.outcome.kind]}`} tabindex={-1} aria-labelledby={id}>
      <h3 id={id}>
        <bdi>{record.portalName}</bdi>, <span class="when">{fullDateText(record.at)}</span>
      </h3>
      <p>
        <span class="outcome">{label}</span> {sentence}
      </p>
      <p>{countsText(record.counts)}</p>
      <p class="detail">
        {[
          record.rne,
          message(`exports_profile_${snakeCase(record.profile)}`),
          record.encoding.toUpperCase(),
          formatSize(record.bytes),
        ].join(' · ')}
      </p>
      <Hash record={record} labelledBy={id} session={session} />
      <ExportFile record={record} labelledBy={id} now={now} session={session} />
    </li>
  );
}

interface PartProps {
  readonly record: ExportRecord;
  /** The id of the item's heading, which describes its buttons. */
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

function ExportFile({ record, labelledBy, now, session }: PartProps & { readonly now: number }) {
  const [confirming, setConfirming] = useState(false);
  const { focusAfter, container } = useFocusAfter(confirming);
  if (record.purgedAt !== null)
    return <p class="kept">{message('archive_purged', fullDateText(record.purgedAt))}</p>;
  const left = timeLeft(record, now);
  // The deletion failed just before this was rendered; it is retried every hour.
  if (left === 0) return <p class="kept overdue">{message('archive_overdue')}</p>;
  if (confirming)
    return (
      <Confirmation
        class="kept"
        question={message('archive_erase_question')}
        cancelLabel={message('archive_erase_no')}
        confirmLabel={message('archive_erase_yes')}
        onConfirm={() => {
          focusAfter('item');
          setConfirming(false);
          void session.erase(record);
        }}
        onCancel={() => {
          focusAfter('button');
          setConfirming(false);
        }}
      />
    );
  return (
    <div class="kept" ref={container}>
      <p>{timeLeftText(left)}</p>
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
          onClick={() => setConfirming(true)}
        >
          {message('archive_erase')}
        </button>
      </div>
    </div>
  );
}

/** Sets the focus after the confirmation closes: to the delete button again, or to the whole item. */
function useFocusAfter(confirming: boolean) {
  const container = useRef<HTMLDivElement>(null);
  const target = useRef<'button' | 'item' | null>(null);
  useEffect(() => {
    if (confirming || target.current === null) return;
    const button = container.current?.querySelector<HTMLElement>('.danger');
    const item = container.current?.closest<HTMLElement>('.export');
    (target.current === 'button' ? button : item)?.focus();
    target.current = null;
  }, [confirming]);
  return {
    container,
    focusAfter(wanted: 'button' | 'item') {
      target.current = wanted;
    },
  };
}

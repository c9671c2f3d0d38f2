import type { Portal } from '../../utils/domain/portal.ts';
import { type MessageKey, message } from '../../utils/platform/i18n.ts';

interface PortalListProps {
  readonly portals: readonly Portal[];
  onAdd(): void;
  onEdit(portal: Portal): void;
  onRemove(portal: Portal): void;
}

/** The portals as cards of a catalogue, each with its RNE on the label where a book has its call number. */
export function PortalList({ portals, onAdd, onEdit, onRemove }: PortalListProps) {
  return (
    <section aria-labelledby="portals">
      <div class="heading">
        <div>
          <h2 id="portals" tabIndex={-1}>
            {message('portals_title')}
          </h2>
          <p>{message('portals_intro')}</p>
        </div>
        <button type="button" class="primary" onClick={onAdd}>
          {message('portals_add')}
        </button>
      </div>
      <ul class="portals">
        {portals.map((portal) => (
          <PortalCard key={portal.id} portal={portal} onEdit={onEdit} onRemove={onRemove} />
        ))}
      </ul>
    </section>
  );
}

const signOnWords = {
  none: 'portal_no_sign_on',
  cas: 'portal_signs_on',
  pronote: 'portal_through_pronote',
} as const satisfies Record<Portal['delegation']['kind'], MessageKey>;

function PortalCard({
  portal,
  onEdit,
  onRemove,
}: Pick<PortalListProps, 'onEdit' | 'onRemove'> & { portal: Portal }) {
  return (
    <li class="card portal">
      <p class="label">
        <span>{portal.rne.slice(0, 3)}</span>
        <span>{portal.rne.slice(3, 7)}</span>
        <span>{portal.rne.slice(7)}</span>
      </p>
      <div class="what">
        <h3>
          <bdi>{portal.name}</bdi>
        </h3>
        {portal.description !== '' && <p>{portal.description}</p>}
        <p class="meta">
          <a
            href={portal.address}
            target="_blank"
            rel="noopener"
            title={message('portal_open_named', portal.name)}
          >
            {portal.address.replace('https://', '')}
          </a>
          <span class="tag">{message(signOnWords[portal.delegation.kind])}</span>
        </p>
      </div>
      <div class="actions">
        <button
          type="button"
          aria-label={message('portal_edit_named', portal.name)}
          onClick={() => onEdit(portal)}
        >
          {message('portal_edit')}
        </button>
        <button
          type="button"
          class="plain"
          aria-label={message('portal_remove_named', portal.name)}
          onClick={() => onRemove(portal)}
        >
          {message('portal_remove')}
        </button>
      </div>
    </li>
  );
}

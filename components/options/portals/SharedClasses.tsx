import { message } from '../../../utils/browser/i18n.ts';
import { type PortalAudience, sharedAudience } from '../../../utils/domain/audience.ts';
import type { KnownClass, PortalTab } from './portal-tab.ts';

interface SharedProps {
  readonly tab: PortalTab;
  readonly tabs: readonly PortalTab[];
  readonly known: readonly KnownClass[];
}

/** Lists the classes and webspaces that also see another portal; allowed, but possibly unintended. */
export function SharedClasses({ tab, tabs, known }: SharedProps) {
  const names = known.map(({ name }) => name);
  const shared = tabs.flatMap(({ id, saved }) => {
    if (saved === null || id === tab.id) return [];
    const audience = sharedAudience(audienceOf(tab), saved, names);
    return audience === null ? [] : [{ id, name: saved.name, audience }];
  });
  if (shared.length === 0) return null;
  return (
    <ul class="shared">
      {shared.map(({ id, name, audience }) => (
        <li key={id}>
          {audience === 'everybody'
            ? message('shared_everybody', name)
            : message('shared_classes', name, listText(audience))}
        </li>
      ))}
    </ul>
  );
}

function audienceOf({ draft }: PortalTab): PortalAudience {
  return { classes: draft.classes, webspaces: draft.webspaces };
}

const maxListed = 8;

function listText(names: readonly string[]): string {
  const rest = names.length > maxListed ? ['…'] : [];
  return [...names.slice(0, maxListed), ...rest].join(', ');
}

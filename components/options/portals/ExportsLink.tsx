import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { settingsSummary } from '../exports/export-text.ts';
import { firstSettings } from '../exports/portal-choices.ts';

/** How the portal's users are exported, where that is said: nothing is typed twice. */
export function ExportsLink({ portal }: { portal: Portal }) {
  return (
    <section class="exports-link" aria-labelledby="exports-link">
      <h4 id="exports-link">{message('portal_exports_title')}</h4>
      <p>
        {settingsSummary(portal.feed ?? firstSettings)}{' '}
        <a href="#exports">{message('portal_exports_link')}</a>
      </p>
    </section>
  );
}

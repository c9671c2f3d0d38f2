import type { ComponentChildren } from 'preact';
import { message } from '../../../utils/platform/i18n.ts';

/** Exports: who goes out to a portal, what changes, the feed itself, and what was sent before. */
export function Exports({ archive }: { readonly archive: ComponentChildren }) {
  return (
    <>
      <section class="card" aria-labelledby="exports-title">
        <h2 id="exports-title">{message('section_exports')}</h2>
      </section>
      {archive}
    </>
  );
}

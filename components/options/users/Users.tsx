import { message } from '../../../utils/platform/i18n.ts';

/** The users of the school: lists in, what they hold, and every doubt about them. */
export function Users() {
  return (
    <section class="card" aria-labelledby="users-title">
      <h2 id="users-title">{message('section_users')}</h2>
    </section>
  );
}

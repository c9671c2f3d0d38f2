import { message } from '../../utils/platform/i18n.ts';

export function About({ version }: { version: string }) {
  return (
    <section class="card about" aria-labelledby="about">
      <h2 id="about">{message('about_title')}</h2>
      <p class="version">
        {message('extension_name')} · {message('about_version', version)}
      </p>
      <h3>{message('about_privacy_title')}</h3>
      <ul>
        <li>{message('about_privacy_where')}</li>
        <li>{message('about_privacy_who')}</li>
        <li>{message('about_privacy_what')}</li>
      </ul>
    </section>
  );
}

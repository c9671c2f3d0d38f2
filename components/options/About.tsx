import { message } from '../../utils/browser/i18n.ts';

export function About({ version }: { version: string }) {
  return (
    <section class="card about" aria-labelledby="about">
      <h2 id="about">{message('about_title')}</h2>
      <p class="version">
        {message('extension_name')} · {message('about_version', version)}
      </p>
      <p>{message('about_what')}</p>
      <p>{message('about_whose')}</p>
    </section>
  );
}

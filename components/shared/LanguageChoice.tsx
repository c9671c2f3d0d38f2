import { message } from '../../utils/browser/i18n.ts';
import { browserLanguage } from '../../utils/domain/settings-table.ts';
import { useOwnId } from './own-id.ts';

export interface LanguageSettings {
  /** `browser`, or one of the languages. */
  readonly language: string;
  /** True when the school's policy sets it. */
  readonly languageIsLocked: boolean;
  /** Available languages by their `_locales` folders: `en`, `pt_BR`. */
  readonly languages: readonly string[];
}

interface LanguageProps extends LanguageSettings {
  onChoose(language: string): void;
}

/** The choice of language; each is labelled with its own name. */
export function LanguageChoice({ language, languageIsLocked, languages, onChoose }: LanguageProps) {
  const id = useOwnId();
  return (
    <div class="language">
      <label for={id}>{message('language_title')}</label>
      <select
        id={id}
        value={language}
        disabled={languageIsLocked}
        aria-describedby={`${id}hint`}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <option value={browserLanguage}>{message('language_browser')}</option>
        {languages.map((folder) => (
          <option key={folder} value={folder} lang={tagOf(folder)}>
            {ownName(tagOf(folder))}
          </option>
        ))}
      </select>
      <p class="hint" id={`${id}hint`}>
        {message(languageIsLocked ? 'set_by_school' : 'language_hint')}
      </p>
    </div>
  );
}

/** The BCP 47 tag of a `_locales` folder: `pt-BR` for `pt_BR`. */
function tagOf(folder: string): string {
  return folder.replaceAll('_', '-');
}

function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

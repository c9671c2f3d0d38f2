import { message } from '../../../utils/browser/i18n.ts';
import { type FeedSettings, feedEncodings, feedProfiles } from '../../../utils/domain/feed.ts';
import { encodingWords, profileWords } from './archive-words.ts';

interface FeedShapeProps {
  readonly settings: FeedSettings;
  onChange(changes: Partial<Pick<FeedSettings, 'profile' | 'encoding'>>): void;
}

/** What the file holds of everybody, and how it is written. */
export function FeedShape({ settings, onChange }: FeedShapeProps) {
  return (
    <>
      <fieldset>
        <legend class="small-legend">{message('exports_profile_title')}</legend>
        {feedProfiles.map((profile) => (
          <div class="choice" key={profile}>
            <input
              type="radio"
              name="exports-profile"
              id={`exports-profile-${profile}`}
              checked={settings.profile === profile}
              aria-describedby={`exports-profile-${profile}-hint`}
              onChange={() => onChange({ profile })}
            />
            <label for={`exports-profile-${profile}`}>{message(profileWords[profile].label)}</label>
            <p class="hint" id={`exports-profile-${profile}-hint`}>
              {message(profileWords[profile].hint)}
            </p>
          </div>
        ))}
      </fieldset>
      <fieldset>
        <legend class="small-legend">{message('exports_encoding_title')}</legend>
        {feedEncodings.map((encoding) => (
          <div class="choice" key={encoding}>
            <input
              type="radio"
              name="exports-encoding"
              id={`exports-encoding-${encoding}`}
              checked={settings.encoding === encoding}
              onChange={() => onChange({ encoding })}
            />
            <label for={`exports-encoding-${encoding}`}>{message(encodingWords[encoding])}</label>
          </div>
        ))}
      </fieldset>
    </>
  );
}

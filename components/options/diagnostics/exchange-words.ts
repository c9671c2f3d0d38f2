import type { Exchange } from '../../../utils/domain/portal-check.ts';
import { language, type MessageKey, message } from '../../../utils/platform/i18n.ts';

const contents: Record<Exchange['content'], MessageKey> = {
  page: 'doctor_content_page',
  'sign-in-page': 'doctor_content_sign_in_page',
  data: 'doctor_content_data',
  'empty-data': 'doctor_content_empty_data',
  text: 'doctor_content_text',
  nothing: 'doctor_content_nothing',
};

const bodies: Record<Exchange['body'], MessageKey | null> = {
  whole: null,
  cut: 'doctor_body_cut',
  'too-long': 'doctor_body_too_long',
};

/** `code 200, 0,3 s, text/html, une page`. */
export function exchangeWords(exchange: Exchange): string {
  const { status, milliseconds, contentType, endedAt, redirected, body, content } = exchange;
  if (status === null) return message('doctor_no_answer', seconds(milliseconds));
  const bodyKey = bodies[body];
  return [
    // Browsers do not tell the status of a redirect that was not followed.
    redirected ? message('doctor_redirect') : message('doctor_status', String(status)),
    seconds(milliseconds),
    contentType,
    bodyKey === null ? message(contents[content]) : message(bodyKey),
    endedAt === null ? null : message('doctor_ended_at', endedAt),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function seconds(milliseconds: number): string {
  const format = { style: 'unit', unit: 'second', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language(), format).format(milliseconds / 1000);
}

import { z } from 'zod';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import { type Fetch, fetchWithTimeout, isDown, readJson } from '../http/http.ts';
import { WireText } from './wire.ts';

export interface FrontSettings {
  /** The portal's name. */
  readonly title: string;
  /** The text below its name; may be empty. */
  readonly subtitle: string;
}

export type FrontSettingsFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unknown-rne' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreadable'; readonly detail: string };

const Settings = z.object({ titre: z.string().trim().min(1), 'sous-titre': WireText });

/** The public settings of a school's portal (a2br/esidoc.js, 2022). */
export function frontSettingsAddress(rne: Rne): string {
  return `https://api-administration.esidoc.fr/${rne}/parametres/front`;
}

/**
 * Fetches the name and description of a school's portal, without credentials. Fails with `unknown-rne` for an RNE
 * without a portal: status 404 or, assumed, an empty response.
 */
export async function readFrontSettings(
  fetch: Fetch,
  rne: Rne,
): Promise<Result<FrontSettings, FrontSettingsFailure>> {
  const response = await fetchWithTimeout(fetch, frontSettingsAddress(rne), {
    headers: { Accept: 'application/json' },
    credentials: 'omit',
  });
  if (response === null || isDown(response)) return fail({ kind: 'unreachable' });
  if (response.status === 404) return fail({ kind: 'unknown-rne' });
  if (!response.ok) return fail({ kind: 'refused', status: response.status });
  const body = await readJson(response);
  if (!body.ok) return body;
  if (isEmpty(body.value)) return fail({ kind: 'unknown-rne' });
  const settings = Settings.safeParse(body.value);
  if (!settings.success) return fail({ kind: 'unreadable', detail: 'no title in the portal’s settings' });
  return succeed({ title: settings.data.titre, subtitle: settings.data['sous-titre'] ?? '' });
}

function isEmpty(body: unknown): boolean {
  return body === null || (typeof body === 'object' && Object.keys(body).length === 0);
}

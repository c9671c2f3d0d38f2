import { z } from 'zod';
import type { OwnSettings } from '../domain/own-settings.ts';
import { nativeWidgetFates } from '../domain/panel.ts';
import { Feed, PortalSettings } from './portal-record.ts';

/** The settings as they are stored. */
export const SettingsRecord = z.object({
  version: z.literal(1),
  portals: z.array(PortalSettings).readonly(),
  nativeWidget: z.enum(nativeWidgetFates).default('replace'),
  pronoteSites: z.array(z.string()).readonly().default([]),
  feeds: z.record(z.string(), Feed).default({}),
}) satisfies z.ZodType<OwnSettings>;

export type SettingsRecord = z.infer<typeof SettingsRecord>;

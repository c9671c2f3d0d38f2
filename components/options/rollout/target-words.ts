import type { RolloutTarget } from '../../../utils/domain/rollout.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';

const names = {
  'chrome-windows': 'target_chrome_windows',
  'edge-windows': 'target_edge_windows',
  firefox: 'target_firefox',
  'google-admin': 'target_google_admin',
  'chrome-linux': 'target_chrome_linux',
  'edge-linux': 'target_edge_linux',
  'chrome-macos': 'target_chrome_macos',
  'edge-macos': 'target_edge_macos',
} as const satisfies Record<RolloutTarget, MessageKey>;

export function targetWords(target: RolloutTarget): string {
  return message(names[target]);
}

const inChrome = 'steps_look_chrome';
const inEdge = 'steps_look_edge';

const steps = {
  'chrome-windows': ['steps_windows_one', 'steps_windows_all', inChrome],
  'edge-windows': ['steps_windows_one', 'steps_windows_all', inEdge],
  firefox: ['steps_firefox_windows', 'steps_firefox_others', 'steps_firefox_merge', 'steps_look_firefox'],
  'google-admin': ['steps_google_open', 'steps_google_add', 'steps_google_paste'],
  'chrome-linux': ['steps_chrome_linux', 'steps_linux_rights', inChrome],
  'edge-linux': ['steps_edge_linux', 'steps_linux_rights', inEdge],
  'chrome-macos': ['steps_macos', inChrome],
  'edge-macos': ['steps_macos', inEdge],
} as const satisfies Record<RolloutTarget, readonly MessageKey[]>;

/** Where the file goes, and how to see that it arrived. */
export function stepsWords(target: RolloutTarget): readonly string[] {
  return steps[target].map((key) => message(key));
}

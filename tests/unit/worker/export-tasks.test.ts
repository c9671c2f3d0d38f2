import { deleteAdminDatabase } from '../../support/stored-records.ts';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { noExceptions } from '../../../utils/domain/selection.ts';
import type { User } from '../../../utils/domain/user.ts';
import { keepExport } from '../../../utils/storage/export-archive.ts';
import { saveRoster } from '../../../utils/storage/roster-store.ts';
import { exportTasks } from '../../../utils/worker/export-tasks.ts';
import { exportRecord, otherSchool, user } from '../../fixtures/exported.ts';
import { readFeedWithSaxes } from '../../support/other-feed-reader.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const today = '2026-11-23' as CalendarDate;
const settings: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: null,
  keyRule: { kind: 'number', name: 'INE' },
};
const portal: Portal = { ...sandboxPortal, feed: settings };
const context = { progress: () => {}, signal: new AbortController().signal };

function pupil(ine: string, part: Partial<User> = {}): User {
  const birthDate = '2012-03-05' as CalendarDate;
  return user({ birthDate, classes: ['3A'], firstName: `Inès ${ine}`, numbers: { INE: ine }, ...part });
}

const roster = [
  pupil('1'),
  pupil('2', { lastName: 'ŁUKASIK & D’ARVOR', town: 'Saint\u0007-Imaginaire' }),
  pupil('3', { role: 'teacher', classes: [] }),
  pupil('4', { birthDate: null }),
  pupil('5', { schools: [otherSchool] }),
  pupil('6', { numbers: {} }),
];

async function built(users: readonly User[], of: Portal = portal): Promise<BuiltFeed> {
  await saveRoster(users, 0);
  const feed = await exportTasks.buildFeed({ portal: of, exceptions: noExceptions, today }, context);
  if (!feed.ok) throw new Error(feed.failure.kind);
  return feed.value;
}

/** Archives a feed as exported. */
async function archive({ bytes, fingerprints }: BuiltFeed, id: string): Promise<void> {
  await keepExport(exportRecord({ id, portalId: portal.id }), bytes, fingerprints);
}

async function plan(users: readonly User[], of: Portal = portal) {
  await saveRoster(users, 0);
  const planned = await exportTasks.planExport({ portal: of, exceptions: noExceptions, today });
  if (!planned.ok) throw new Error(planned.failure.kind);
  return planned.value;
}

beforeEach(deleteAdminDatabase);

describe('export tasks', () => {
  it('load the roster with exportable users, keys and findings', async () => {
    await saveRoster(roster, 7);
    const loaded = await exportTasks.loadRoster({ portal, today });
    if (!loaded.ok) throw new Error('not loaded');
    expect(loaded.value).toMatchObject({ stored: 6, savedAt: 7, unreadable: 0 });
    expect(loaded.value.numbers).toEqual([{ name: 'INE', present: 4, total: 5, shared: 0 }]);
    expect(loaded.value.users.map(({ key }) => key)).toEqual(['1', '2', '3', '4']);
    const left = loaded.value.findings.filter(({ level }) => level === 'error');
    expect(left.map(({ kind }) => kind)).toEqual(['other-school', 'missing-number']);
    expect(JSON.stringify(loaded.value.users)).not.toContain('Imaginaire');
  });

  it('build a feed of the selected users', async () => {
    const feed = await built(roster);
    expect(
      readFeedWithSaxes(feed.bytes).map((one) => [one.get('IDENTITE_ENT_M'), one.get('EMPRUNTEUR_M')]),
    ).toEqual([
      ['1', 'ALMEIDA Inès 1'],
      ['2', 'ŁUKASIK & D’ARVOR Inès 2'],
      ['3', 'ALMEIDA Inès 3'],
    ]);
    expect(feed.plan).toMatchObject({ going: 3, leftOutCount: 1 });
    expect(feed.plan.leftOut[0]?.reason).toEqual({ kind: 'empty-field', field: 'DATE_NAISSANCE_M' });
    expect(feed.replacements).toMatchObject([{ field: 'VILLE_M', characters: ['U+0007'] }]);
    expect(feed.fileName).toBe('e-sidoc_9990001X_2026-11-23_recia-naissance_3-utilisateurs.xml');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', feed.bytes)).toString('hex');
    expect(feed.sha256).toBe(digest);
  });

  it('give each user a new password in each feed', async () => {
    const passwords = [await built(roster), await built(roster)].flatMap(({ bytes }) =>
      readFeedWithSaxes(bytes).map((one) => one.get('MOT_DE_PASSE_M')),
    );
    expect(new Set(passwords).size).toBe(6);
  });

  it('compare with the last archived export, not with a feed that was only built', async () => {
    const first = await built(roster);
    expect((await plan(roster)).difference.isFirst).toBe(true);
    await archive(first, 'export-1');
    const next = await plan([pupil('1', { town: 'Ailleurs' }), pupil('3', { role: 'teacher' }), pupil('9')]);
    expect(next.difference.byRole).toMatchObject({
      pupil: { before: 2, added: 1, removed: 1, changed: 1, unchanged: 0 },
      teacher: { before: 1, unchanged: 1 },
    });
    expect(next.added).toEqual([{ name: 'ALMEIDA Inès 9', role: 'pupil', className: '3A' }]);
    expect(next.changed.map(({ fields }) => fields)).toEqual([['VILLE_M']]);
    expect(next.hold?.reasons).toEqual([{ role: 'pupil', kind: 'removed', count: 1, of: 2 }]);
  });

  it('fail when the stored fingerprints are damaged', async () => {
    const first = await built(roster);
    await archive({ ...first, fingerprints: { ...first.fingerprints, profile: 'other' } }, 'export-1');
    const planned = await exportTasks.planExport({ portal, exceptions: noExceptions, today });
    expect(planned).toEqual({ ok: false, failure: { kind: 'storage', failure: { kind: 'unreadable' } } });
  });

  it('count the users whose key would change', async () => {
    await archive(await built([pupil('1'), pupil('2')]), 'export-1');
    await saveRoster([pupil('1'), pupil('2'), pupil('8')], 0);
    const preview = (rule: NonNullable<FeedSettings['keyRule']>) =>
      exportTasks.previewKeyChange({ portal, rule, today });
    expect(await preview({ kind: 'derived' })).toEqual({
      ok: true,
      value: { exported: 2, renumbered: 2, names: ['ALMEIDA Inès 1', 'ALMEIDA Inès 2'] },
    });
    expect(await preview({ kind: 'number', name: 'INE' })).toMatchObject({ value: { renumbered: 0 } });
  });

  it('fail without a key and without users', async () => {
    await saveRoster([], 0);
    const order = { portal, exceptions: noExceptions, today };
    expect(await exportTasks.buildFeed(order, context)).toEqual({ ok: false, failure: { kind: 'nobody' } });
    const keyless = { ...portal, feed: { ...settings, keyRule: null } };
    expect(await exportTasks.planExport({ ...order, portal: keyless })).toEqual({
      ok: false,
      failure: { kind: 'no-key' },
    });
  });

  it('stop when the signal is aborted', async () => {
    await saveRoster(roster, 0);
    const abort = new AbortController();
    const progress = (done: number) => {
      if (done > 0.3) abort.abort();
    };
    const work = exportTasks.buildFeed(
      { portal, exceptions: noExceptions, today },
      { progress, signal: abort.signal },
    );
    await expect(work).rejects.toThrow(/abort/i);
  });
});

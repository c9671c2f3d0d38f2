import { beforeEach, describe, expect, it } from 'vitest';
import type { UsersSession } from '../../components/options/users/users-session.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { readRoster } from '../../utils/storage/roster-store.ts';
import { rosterTasks } from '../../utils/worker/roster-tasks.ts';
import { lines } from '../fixtures/lists/bytes.ts';
import { clearStorage } from '../support/fake-admin-services.ts';
import { droppedFile, now, shows, usersSession } from '../support/users-fixture.ts';

const header = 'Nom;Prénom;Né(e) le;Classe;N° national';
const inès = 'ALMEIDA;Inès;12/03/2012;3A;1234567890A';
const aimé = 'NOËL;Aimé;01/12/2011;4B;1234567890B';
const pupils = lines(header, inès, aimé);

const reviewed = (session: UsersSession) => shows(session, () => session.view.get().review.kind === 'done');

function review(session: UsersSession) {
  const { review } = session.view.get();
  if (review.kind !== 'done') throw new Error(`the review is ${review.kind}`);
  return review.last;
}

function difference(session: UsersSession) {
  const { difference } = review(session);
  return difference.ok ? difference.value : difference.failure;
}

const states = (session: UsersSession) =>
  session.view
    .get()
    .files.map(({ name, state }) => [name, state.kind === 'refused' ? state.failure.kind : state.kind]);

async function storedNames(): Promise<readonly string[]> {
  const roster = await readRoster();
  return roster.ok ? roster.value.users.map(({ lastName }) => lastName) : [];
}

beforeEach(clearStorage);

describe('imported lists', () => {
  it('are read and checked, and saved only on request', async () => {
    const { session, errors } = usersSession();
    await session.open();
    expect(session.view.get().saved).toEqual({ kind: 'known', roster: null });
    await session.add([
      droppedFile('eleves.csv', pupils),
      droppedFile('profs.csv', lines('Enseignants', 'ROCHA Rui')),
    ]);
    await reviewed(session);
    expect(states(session)).toEqual([
      ['eleves.csv', 'read'],
      ['profs.csv', 'read'],
    ]);
    expect(review(session).summary).toEqual({
      users: 3,
      roles: { pupil: 2, teacher: 1, staff: 0, parent: 0, other: 0 },
      classes: [
        { name: '3A', pupils: 1 },
        { name: '4B', pupils: 1 },
      ],
    });
    expect(difference(session)).toBeNull();
    expect(await storedNames()).toEqual([]);

    await session.save();
    expect(await storedNames()).toEqual(['ALMEIDA', 'NOËL', 'ROCHA']);
    const { files, review: after, saved, notice, pending } = session.view.get();
    expect([files, after, pending]).toEqual([[], { kind: 'none' }, null]);
    expect(notice).toEqual({ kind: 'saved', users: 3, journaled: true });
    expect(saved.kind === 'known' && saved.roster?.savedAt).toBe(now);
    expect(errors).toEqual([]);
  });

  it('are written to the journal, and so is their deletion', async () => {
    const { session } = usersSession();
    await session.add([droppedFile('eleves.csv', lines(header, inès, ';Zoé;01/12/2011;4B;'))]);
    await reviewed(session);
    await session.save();
    await session.delete();
    const journal = await readJournal();
    expect(journal.ok && journal.value.entries.map(({ event }) => event)).toEqual([
      { kind: 'list-imported', list: 'pronote', users: 1, leftOut: 1 },
      { kind: 'roster-deleted' },
    ]);
    expect(session.view.get().saved).toEqual({ kind: 'known', roster: null });
    expect(session.view.get().notice).toEqual({ kind: 'deleted', users: 0, journaled: true });
  });

  it('are compared with the stored roster', async () => {
    const { session } = usersSession();
    await session.add([droppedFile('eleves.csv', pupils)]);
    await reviewed(session);
    await session.save();
    await session.add([
      droppedFile(
        'rentrée.csv',
        lines(header, inès.replace('3A;1234567890A', '2C;X'), 'ROCHA;Rui;05/05/2012;2C;Y'),
      ),
    ]);
    await reviewed(session);
    expect(difference(session)).toMatchObject({
      before: 2,
      added: { count: 1, shown: [{ name: 'ROCHA Rui' }] },
      removed: { count: 1, shown: [{ name: 'NOËL Aimé' }] },
      changed: { count: 1, shown: [{ fields: ['classes', 'numbers'] }] },
      renumbered: { count: 1, shown: [{ numbers: 'INE 1234567890A → X' }] },
      unchanged: 0,
    });
  });

  it('can be removed, get unique names, and are added once only', async () => {
    const { session } = usersSession();
    await session.add([droppedFile('a.csv', pupils), droppedFile('a.csv', lines(header, aimé))]);
    await reviewed(session);
    expect(states(session).map(([name]) => name)).toEqual(['a.csv', 'a.csv (2)']);
    await session.add([droppedFile('b.csv', pupils)]);
    expect(session.view.get().notice).toEqual({ kind: 'already-there', name: 'a.csv' });
    expect(session.view.get().files).toHaveLength(2);
    for (const { id } of session.view.get().files) session.remove(id);
    expect(session.view.get().review).toEqual({ kind: 'none' });
  });

  it('are refused with the reason, without effect on the others', async () => {
    const { session } = usersSession();
    const withheld = { name: 'b.csv', size: 9, bytes: () => Promise.reject(new Error('locked')) };
    const large = { ...withheld, name: 'c.csv', size: 100 * 1024 * 1024 + 1 };
    await session.add([droppedFile('eleves.csv', pupils), droppedFile('a.csv', ' '), withheld, large]);
    await reviewed(session);
    expect(states(session)).toEqual([
      ['eleves.csv', 'read'],
      ['a.csv', 'empty'],
      ['b.csv', 'withheld'],
      ['c.csv', 'too-large'],
    ]);
    expect(review(session).summary.users).toBe(2);
  });

  it('are read again when their role is changed, and cannot be saved meanwhile', async () => {
    const { session } = usersSession();
    await session.add([droppedFile('eleves.csv', pupils)]);
    await reviewed(session);
    const [file] = session.view.get().files;
    const said = session.setRole(file?.id ?? 0, 'parent');
    expect(session.view.get().review.kind).toBe('running');
    await session.save();
    expect(await storedNames()).toEqual([]);
    await said;
    await reviewed(session);
    expect(review(session).summary.roles.parent).toBe(2);
  });
});

describe('a column mapping', () => {
  const list = lines('Patronyme;Petit nom', 'ALMEIDA;Inès');
  const mapping = { Patronyme: 'last-name', 'Petit nom': 'first-name' } as const;

  it('is stored for the next list with the same headers', async () => {
    const { session } = usersSession();
    await session.add([droppedFile('maison.csv', list)]);
    expect(states(session)).toEqual([['maison.csv', 'unmapped']]);
    await session.setColumnMapping(session.view.get().files[0]?.id ?? 0, Object.keys(mapping), mapping);
    await reviewed(session);
    expect(review(session).summary.users).toBe(1);

    const later = usersSession().session;
    await later.add([droppedFile('maison.csv', list)]);
    await reviewed(later);
    expect(later.view.get().files[0]?.mapping).toEqual(mapping);
  });

  it('is not used, with a notice, when it cannot be read or written', async () => {
    const busy = async () => ({ ok: false, failure: { kind: 'busy' } }) as const;
    const { session } = usersSession({ readMapping: busy, writeMapping: busy });
    await session.add([droppedFile('maison.csv', list)]);
    expect(session.view.get().notice).toEqual({ kind: 'mapping-not-read', failure: 'busy' });
    await session.setColumnMapping(session.view.get().files[0]?.id ?? 0, Object.keys(mapping), mapping);
    await reviewed(session);
    expect(session.view.get().notice).toEqual({ kind: 'mapping-not-written', failure: 'busy' });
  });
});

describe('after a failure', () => {
  it('a list whose reading crashed the worker is read at the next attempt', async () => {
    let isAlive = false;
    const { session, errors } = usersSession({
      async checkList(list, watch) {
        if (!isAlive) throw new Error('crashed');
        return rosterTasks.checkList(list, watch);
      },
    });
    await session.add([droppedFile('eleves.csv', pupils)]);
    expect(states(session)).toEqual([['eleves.csv', 'interrupted']]);
    expect(errors).toHaveLength(1);
    isAlive = true;
    await session.retry();
    await reviewed(session);
    expect(review(session).summary.users).toBe(2);
  });

  it('lists stay when the check or saving crashes the worker', async () => {
    const crashes = () => Promise.reject(new Error('crashed'));
    const { session, errors } = usersSession({ checkRoster: crashes });
    await session.add([droppedFile('eleves.csv', pupils)]);
    await shows(session, () => session.view.get().review.kind === 'interrupted');
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
    expect(errors).toHaveLength(1);

    const saving = usersSession({ saveRoster: crashes }).session;
    await saving.add([droppedFile('eleves.csv', pupils)]);
    await reviewed(saving);
    await saving.save();
    expect(saving.view.get().notice).toEqual({ kind: 'not-saved', failure: 'extension-failed' });
    expect([states(saving), saving.view.get().pending]).toEqual([[['eleves.csv', 'read']], null]);
  });

  it('lists stay when they are stopped, and can be retried', async () => {
    const { session } = usersSession({
      checkRoster: (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const adding = session.add([droppedFile('eleves.csv', pupils)]);
    session.stop();
    await adding;
    expect(states(session)).toEqual([['eleves.csv', 'cancelled']]);
    const again = session.retry();
    await shows(session, () => session.view.get().files[0]?.state.kind === 'reading');
    session.stop();
    await again;
    expect(states(session)).toEqual([['eleves.csv', 'cancelled']]);
    await session.retry();
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
    session.stop();
    await shows(session, () => session.view.get().review.kind === 'stopped');
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
  });

  it('lists stay and the failure is shown when the disk is full or the database cannot be read', async () => {
    const full = async () => ({ ok: false, failure: { kind: 'full' } }) as const;
    const { session } = usersSession({ saveRoster: full, readRoster: full, deleteRoster: full });
    await session.open();
    expect(session.view.get().saved).toEqual({ kind: 'failed', failure: 'full' });
    await session.add([droppedFile('eleves.csv', pupils)]);
    await reviewed(session);
    await session.save();
    expect(session.view.get().notice).toEqual({ kind: 'not-saved', failure: 'full' });
    expect(session.view.get().files).toHaveLength(1);
    await session.delete();
    expect(session.view.get().notice).toEqual({ kind: 'not-deleted', failure: 'full' });
  });
});

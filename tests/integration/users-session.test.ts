import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { UsersSession } from '../../components/options/users/users-session.ts';
import { readJournal } from '../../utils/storage/journal-store.ts';
import { readRoster } from '../../utils/storage/roster-store.ts';
import { rosterTasks } from '../../utils/worker/roster-tasks.ts';
import { lines } from '../fixtures/lists/bytes.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';
import { brought, now, shows, usersDesk } from '../support/users-fixture.ts';

const header = 'Nom;Prénom;Né(e) le;Classe;N° national';
const inès = 'ALMEIDA;Inès;12/03/2012;3A;1234567890A';
const aimé = 'NOËL;Aimé;01/12/2011;4B;1234567890B';
const pupils = lines(header, inès, aimé);

const reviewed = (session: UsersSession) => shows(session, () => session.view().review.kind === 'done');

function review(session: UsersSession) {
  const { review } = session.view();
  if (review.kind !== 'done') throw new Error(`the review is ${review.kind}`);
  return review.last;
}

function difference(session: UsersSession) {
  const { difference } = review(session);
  return difference.ok ? difference.value : difference.failure;
}

const states = (session: UsersSession) =>
  session
    .view()
    .files.map(({ name, state }) => [name, state.kind === 'refused' ? state.failure.kind : state.kind]);

async function keptNames(): Promise<readonly string[]> {
  const roster = await readRoster();
  return roster.ok ? roster.value.users.map(({ lastName }) => lastName) : [];
}

beforeEach(deleteAdminDatabase);

describe('lists brought in', () => {
  it('are read, looked over, and kept only when told to', async () => {
    const { session, failures } = usersDesk();
    await session.open();
    expect(session.view().kept).toEqual({ kind: 'known', roster: null });
    await session.add([
      brought('eleves.csv', pupils),
      brought('profs.csv', lines('Enseignants', 'ROCHA Rui')),
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
    expect(await keptNames()).toEqual([]);

    await session.keep();
    expect(await keptNames()).toEqual(['ALMEIDA', 'NOËL', 'ROCHA']);
    const { files, review: after, kept, notice, doing } = session.view();
    expect([files, after, doing]).toEqual([[], { kind: 'none' }, null]);
    expect(notice).toEqual({ kind: 'kept', users: 3, journaled: true });
    expect(kept.kind === 'known' && kept.roster?.savedAt).toBe(now);
    expect(failures).toEqual([]);
  });

  it('are written into the journal, and so is their end', async () => {
    const { session } = usersDesk();
    await session.add([brought('eleves.csv', lines(header, inès, ';Zoé;01/12/2011;4B;'))]);
    await reviewed(session);
    await session.keep();
    await session.forget();
    const journal = await readJournal();
    expect(journal.ok && journal.value.entries.map(({ event }) => event)).toEqual([
      { kind: 'list-imported', list: 'pronote', users: 1, leftOut: 1 },
      { kind: 'roster-deleted' },
    ]);
    expect(session.view().kept).toEqual({ kind: 'known', roster: null });
    expect(session.view().notice).toEqual({ kind: 'forgotten', users: 0, journaled: true });
  });

  it('are compared to those kept', async () => {
    const { session } = usersDesk();
    await session.add([brought('eleves.csv', pupils)]);
    await reviewed(session);
    await session.keep();
    await session.add([
      brought(
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

  it('may be taken out again, and are told apart by name and by content', async () => {
    const { session } = usersDesk();
    await session.add([brought('a.csv', pupils), brought('a.csv', lines(header, aimé))]);
    await reviewed(session);
    expect(states(session).map(([name]) => name)).toEqual(['a.csv', 'a.csv (2)']);
    await session.add([brought('b.csv', pupils)]);
    expect(session.view().notice).toEqual({ kind: 'already-there', name: 'a.csv' });
    expect(session.view().files).toHaveLength(2);
    for (const { id } of session.view().files) session.remove(id);
    expect(session.view().review).toEqual({ kind: 'none' });
  });

  it('say why they are none, and leave the others be', async () => {
    const { session } = usersDesk();
    const withheld = { name: 'b.csv', size: 9, bytes: () => Promise.reject(new Error('locked')) };
    const large = { ...withheld, name: 'c.csv', size: 100 * 1024 * 1024 + 1 };
    await session.add([brought('eleves.csv', pupils), brought('a.csv', ' '), withheld, large]);
    await reviewed(session);
    expect(states(session)).toEqual([
      ['eleves.csv', 'read'],
      ['a.csv', 'empty'],
      ['b.csv', 'withheld'],
      ['c.csv', 'too-large'],
    ]);
    expect(review(session).summary.users).toBe(2);
  });

  it('are read anew when somebody says what they hold', async () => {
    const { session } = usersDesk();
    await session.add([brought('eleves.csv', pupils)]);
    await reviewed(session);
    const [file] = session.view().files;
    const said = session.setRole(file?.id ?? 0, 'parent');
    expect(session.view().review.kind).toBe('running');
    await session.keep();
    expect(await keptNames()).toEqual([]);
    await said;
    await reviewed(session);
    expect(review(session).summary.roles.parent).toBe(2);
  });
});

describe('columns', () => {
  const own = lines('Patronyme;Petit nom', 'ALMEIDA;Inès');
  const mapping = { Patronyme: 'last-name', 'Petit nom': 'first-name' } as const;

  it('that nobody knows are asked for, and remembered for the next list with these headers', async () => {
    const { session } = usersDesk();
    await session.add([brought('maison.csv', own)]);
    expect(states(session)).toEqual([['maison.csv', 'unmapped']]);
    await session.setColumnMapping(session.view().files[0]?.id ?? 0, Object.keys(mapping), mapping);
    await reviewed(session);
    expect(review(session).summary.users).toBe(1);

    const later = usersDesk().session;
    await later.add([brought('maison.csv', own)]);
    await reviewed(later);
    expect(later.view().files[0]?.mapping).toEqual(mapping);
  });

  it('are read without what was remembered where that cannot be had, and it is told', async () => {
    const busy = async () => ({ ok: false, failure: { kind: 'busy' } }) as const;
    const { session } = usersDesk({ readMapping: busy, writeMapping: busy });
    await session.add([brought('maison.csv', own)]);
    expect(session.view().notice).toEqual({ kind: 'mapping-not-read', failure: 'busy' });
    await session.setColumnMapping(session.view().files[0]?.id ?? 0, Object.keys(mapping), mapping);
    await reviewed(session);
    expect(session.view().notice).toEqual({ kind: 'mapping-not-written', failure: 'busy' });
  });
});

describe('when something breaks', () => {
  it('a worker that dies over a list loses nothing: it is read at the next try', async () => {
    let alive = false;
    const { session, failures } = usersDesk({
      async look(list, waiting) {
        if (!alive) throw new Error('died');
        return rosterTasks['list.look'](list, waiting);
      },
    });
    await session.add([brought('eleves.csv', pupils)]);
    expect(states(session)).toEqual([['eleves.csv', 'interrupted']]);
    expect(failures).toHaveLength(1);
    alive = true;
    await session.retry();
    await reviewed(session);
    expect(review(session).summary.users).toBe(2);
  });

  it('a worker that dies over the check, or over keeping, leaves the lists where they are', async () => {
    const died = () => Promise.reject(new Error('died'));
    const { session, failures } = usersDesk({ check: died });
    await session.add([brought('eleves.csv', pupils)]);
    await shows(session, () => session.view().review.kind === 'interrupted');
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
    expect(failures).toHaveLength(1);

    const keeping = usersDesk({ keep: died }).session;
    await keeping.add([brought('eleves.csv', pupils)]);
    await reviewed(keeping);
    await keeping.keep();
    expect(keeping.view().notice).toEqual({ kind: 'not-kept', failure: 'interrupted' });
    expect([states(keeping), keeping.view().doing]).toEqual([[['eleves.csv', 'read']], null]);
  });

  it('what is stopped stays listed, and can be taken up again', async () => {
    const { session } = usersDesk({
      check: (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    });
    const adding = session.add([brought('eleves.csv', pupils)]);
    session.stop();
    await adding;
    expect(states(session)).toEqual([['eleves.csv', 'cancelled']]);
    const again = session.retry();
    await shows(session, () => session.view().files[0]?.state.kind === 'reading');
    session.stop();
    await again;
    expect(states(session)).toEqual([['eleves.csv', 'cancelled']]);
    await session.retry();
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
    session.stop();
    await shows(session, () => session.view().review.kind === 'stopped');
    expect(states(session)).toEqual([['eleves.csv', 'read']]);
  });

  it('a full disk is told, and so is a database that cannot be read', async () => {
    const full = async () => ({ ok: false, failure: { kind: 'full' } }) as const;
    const { session } = usersDesk({ keep: full, lookAtKept: full, forget: full });
    await session.open();
    expect(session.view().kept).toEqual({ kind: 'failed', failure: 'full' });
    await session.add([brought('eleves.csv', pupils)]);
    await reviewed(session);
    await session.keep();
    expect(session.view().notice).toEqual({ kind: 'not-kept', failure: 'full' });
    expect(session.view().files).toHaveLength(1);
    await session.forget();
    expect(session.view().notice).toEqual({ kind: 'not-forgotten', failure: 'full' });
  });
});

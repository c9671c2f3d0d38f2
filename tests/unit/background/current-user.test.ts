import { beforeEach, describe, expect, it } from 'vitest';
import { createPresence, type Presence } from '../../../utils/background/current-user.ts';
import type { Computer } from '../../../utils/domain/computer.ts';
import type { CurrentUser, Person, PersonKey } from '../../../utils/domain/person.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };

describe('presence', () => {
  let current: CurrentUser | null;
  let deeds: string[];
  let presence: Presence;
  let computer: Computer;
  let wiping: () => Promise<void>;

  beforeEach(() => {
    current = null;
    deeds = [];
    computer = 'shared';
    wiping = async () => {};
    presence = createPresence({
      keyOf: async (person) => person.fullName as PersonKey,
      readCurrent: async () => current,
      writeCurrent: async (borrower, whose) => {
        deeds.push(`now ${borrower.key}${whose === 'own' ? ', for good' : ''}`);
        current = borrower;
      },
      forgetCurrent: async () => {
        current = null;
      },
      wipeLoans: async () => {
        await wiping();
        deeds.push('wiped');
      },
      forgetAnswers: async () => void deeds.push('answers forgotten'),
      endSessions: async () => void deeds.push('sessions ended'),
      forgetHistory: async () => void deeds.push('searches forgotten'),
      computer: async () => computer,
    });
  });

  it('deletes what an earlier browser run left before the first person is let in', async () => {
    await presence.arrive(marie);
    expect(deeds).toEqual(['sessions ended', 'answers forgotten', 'wiped', 'now DUPONT Marie']);
  });

  it('touches nothing when the same person comes again', async () => {
    await presence.arrive(marie);
    deeds = [];
    await presence.arrive(marie);
    expect(deeds).toEqual([]);
  });

  it('deletes the first person’s things before the second is let in', async () => {
    await presence.arrive(marie);
    deeds = [];
    await presence.arrive(paul);
    expect(deeds).toEqual(['sessions ended', 'answers forgotten', 'wiped', 'now DUPONT Paul']);
  });

  it('lets nobody in when the deletion fails', async () => {
    await presence.arrive(marie);
    wiping = () => Promise.reject(new Error('blocked'));
    await expect(presence.arrive(paul)).rejects.toThrow('blocked');
    expect(current?.person).toEqual(marie);
  });

  it('drops work for a person who is gone, and lets nobody in while work is done', async () => {
    const first = await presence.arrive(marie);
    deeds = [];
    await Promise.all([
      presence.whileCurrent(first, async () => {
        await Promise.resolve();
        deeds.push('work for Marie');
      }),
      presence.arrive(paul),
      presence.whileCurrent(first, async () => void deeds.push('late work for Marie')),
    ]);
    expect(deeds).toEqual([
      'work for Marie',
      'sessions ended',
      'answers forgotten',
      'wiped',
      'now DUPONT Paul',
    ]);
  });

  it('forgets everybody when they leave', async () => {
    await presence.arrive(marie);
    await presence.leave();
    expect(await presence.current()).toBeNull();
    expect(deeds.slice(-3)).toEqual(['sessions ended', 'answers forgotten', 'wiped']);
  });

  it('keeps the loans of whoever leaves their own computer, and ends their sessions', async () => {
    computer = 'own';
    await presence.arrive(marie);
    deeds = [];
    await presence.leave();
    expect(deeds).toEqual(['sessions ended']);
    expect(current?.person).toEqual(marie);
  });

  it('deletes them on their own computer too when somebody else arrives', async () => {
    computer = 'own';
    await presence.arrive(marie);
    deeds = [];
    await presence.arrive(paul);
    expect(deeds).toEqual(['sessions ended', 'answers forgotten', 'wiped', 'now DUPONT Paul, for good']);
  });

  it('remembers the person at the computer anew when it is said whose it is', async () => {
    await presence.settle();
    expect(deeds).toEqual(['searches forgotten']);
    await presence.arrive(marie);
    deeds = [];
    computer = 'own';
    await presence.settle();
    computer = 'shared';
    await presence.settle();
    expect(deeds).toEqual(['now DUPONT Marie, for good', 'now DUPONT Marie', 'searches forgotten']);
  });
});

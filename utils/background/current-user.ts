import type { Computer } from '../domain/computer.ts';
import type { CurrentUser, Person, PersonKey } from '../domain/person.ts';

export interface PresencePorts {
  readonly keyOf: (person: Person) => Promise<PersonKey>;
  readonly readCurrent: () => Promise<CurrentUser | null>;
  /** On their own computer the person is remembered beyond the end of the browser. */
  readonly writeCurrent: (borrower: CurrentUser, computer: Computer) => Promise<void>;
  readonly forgetCurrent: () => Promise<void>;
  /** Deletes everybody's loans from this computer. */
  readonly wipeLoans: () => Promise<void>;
  /** Deletes what was searched and found. */
  readonly forgetAnswers: () => Promise<void>;
  readonly endSessions: () => Promise<void>;
  /** Deletes what everybody has searched, which is remembered on people's own computers only. */
  readonly forgetHistory: () => Promise<void>;
  /** Whose this computer is, as it stands now. */
  readonly computer: () => Promise<Computer>;
}

export interface Presence {
  /** This person has come to the home page; whatever belongs to anybody else is deleted first. */
  readonly arrive: (person: Person) => Promise<CurrentUser>;
  readonly current: () => Promise<CurrentUser | null>;
  /** Runs the work if this borrower is still the one at the computer, and lets nobody arrive meanwhile. */
  readonly whileCurrent: (borrower: CurrentUser, work: () => Promise<void>) => Promise<void>;
  /** Nobody is at the computer any more: everything personal is deleted, on the person's own computer the sessions. */
  readonly leave: () => Promise<void>;
  /** It was said anew whose computer this is: the person at it is remembered accordingly, and so are their searches. */
  readonly settle: () => Promise<void>;
}

const lock = 'person-at-the-computer';

/** Runs the work while nobody arrives at the computer, and nobody leaves it. */
export function withUserLock<Value>(work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(lock, work);
}

/**
 * Knows who is at the computer. The deletion comes before the new name is written,
 * so that an interruption between the two repeats it instead of missing it.
 */
export function createPresence(ports: PresencePorts): Presence {
  async function forgetEverybody(): Promise<void> {
    await ports.endSessions();
    await ports.forgetAnswers();
    await ports.wipeLoans();
    await ports.forgetCurrent();
  }

  /** A parent's children are told apart, and each parent's from another's. */
  async function borrowerOf(person: Person): Promise<CurrentUser> {
    const key = await ports.keyOf(person);
    const { child, ...parent } = person;
    if (child === undefined) return { key, person };
    const asChild = { ...parent, fullName: `${child.fullName}, ${key}`, className: child.className };
    return { key, person, childKey: await ports.keyOf(asChild) };
  }

  return {
    arrive(person) {
      return navigator.locks.request(lock, async () => {
        const [borrower, before] = await Promise.all([borrowerOf(person), ports.readCurrent()]);
        if (before?.key !== borrower.key) await forgetEverybody();
        if (before?.key !== borrower.key || before.childKey !== borrower.childKey)
          await ports.writeCurrent(borrower, await ports.computer());
        return borrower;
      });
    },
    current: ports.readCurrent,
    whileCurrent(borrower, work) {
      return navigator.locks.request(lock, async () => {
        const current = await ports.readCurrent();
        if (current?.key === borrower.key) await work();
      });
    },
    leave() {
      return navigator.locks.request(lock, async () => {
        if ((await ports.computer()) === 'own') await ports.endSessions();
        else await forgetEverybody();
      });
    },
    settle() {
      return navigator.locks.request(lock, async () => {
        const [current, computer] = await Promise.all([ports.readCurrent(), ports.computer()]);
        if (current !== null) await ports.writeCurrent(current, computer);
        if (computer === 'shared') await ports.forgetHistory();
      });
    },
  };
}

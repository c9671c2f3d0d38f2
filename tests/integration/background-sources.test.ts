import { describe, expect, it } from 'vitest';
import { type LoanSource, loanSourceNames } from '../../utils/domain/loan-sources.ts';
import type { PronoteWidgetTexts } from '../../utils/domain/pronote-widget.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, personOf } from '../support/background-on-sandbox.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** The sources from which an administrator has loans recovered, and what is asked where there is none. */

const { sandbox, signIn, ask, open, refresh, arrive } = await backgroundOnSandbox();

const widget: PronoteWidgetTexts = {
  title: 'CDI du collège Imaginaire',
  chosen: null,
  words: ['Emprunt(s) en cours (1)'],
  loans: [
    {
      title: 'Dune',
      address: null,
      details: 'Emprunté le : 03/11/26 À rendre le : 24/11/26',
      alert: false,
    },
  ],
};

function recoverFrom(...loanSources: readonly LoanSource[]): Promise<void> {
  return savePortal({ ...sandboxPortal, loanSources });
}

function tellWidget(): Promise<boolean> {
  return ask<boolean>('panel.widget', { person: personOf(people.ines), texts: widget });
}

function asked(): readonly string[] {
  const names = sandbox.requests.map(({ route }) => route);
  return [...new Set(names)].filter((name) => name !== null);
}

describe('loans are read', () => {
  it('from the chosen sources only', async () => {
    await recoverFrom('account-page');
    const fromPage = await arrive(people.ines);
    expect(fromPage?.loans).toMatchObject({ source: 'account-page', failure: null });
    expect(await tellWidget()).toBe(false);
  });

  it('not at all where none is chosen, and nothing is asked: that is not "no loans"', async () => {
    await recoverFrom();
    await signIn(people.ines);
    sandbox.forgetRequests();
    const { portals } = await open(people.ines);
    expect(portals).toMatchObject([
      { refreshDue: false, loans: { readAt: null, failure: { kind: 'hidden' } } },
    ]);
    const after = await refresh(people.ines, true);
    expect(after?.loans).toMatchObject({ readAt: null, failure: { kind: 'hidden' } });
    expect(await tellWidget()).toBe(false);
    expect(asked()).toEqual([]);
  });

  it('from PRONOTE’s widget without asking the portal', async () => {
    await recoverFrom('pronote-widget');
    await signIn(people.ines);
    sandbox.forgetRequests();
    expect((await open(people.ines)).portals).toMatchObject([{ loans: { failure: { kind: 'hidden' } } }]);
    expect(await tellWidget()).toBe(true);
    expect((await refresh(people.ines, true))?.loans).toMatchObject({
      source: 'pronote-widget',
      failure: null,
      loans: [{ title: 'Dune' }],
    });
    expect(asked()).toEqual([]);
  });

  it('and shown no more once their source is not chosen any more', async () => {
    expect((await arrive(people.ines))?.loans.loans).not.toEqual([]);
    await recoverFrom('pronote-widget');
    expect((await open(people.ines)).portals).toMatchObject([
      { loans: { loans: [], readAt: null, failure: { kind: 'hidden' } } },
    ]);
    await recoverFrom(...loanSourceNames);
    expect((await open(people.ines)).portals[0]?.loans.loans).not.toEqual([]);
  });

  it('from nowhere where a service is chosen that has no address', async () => {
    await savePortal({ ...sandboxPortal, loanSources: ['loans-api'], loansApi: null });
    await signIn(people.ines);
    sandbox.forgetRequests();
    expect((await arrive(people.ines))?.loans).toMatchObject({ failure: { kind: 'hidden' } });
    expect(asked().filter((name) => name.startsWith('portal') || name === 'loans-api')).toEqual([]);
  });
});

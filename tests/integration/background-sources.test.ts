import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type LoanSource, loanSourceNames } from '../../utils/domain/loan-sources.ts';
import type { LoansCheck } from '../../utils/domain/loans-check.ts';
import type { PronoteWidgetTexts } from '../../utils/domain/pronote-widget.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, personOf } from '../support/background-on-sandbox.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** The loan sources that an administrator chooses for a portal. */

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

  it('from nowhere and without requests when no source is chosen; they are hidden, not empty', async () => {
    await recoverFrom();
    await signIn(people.ines);
    sandbox.clearRequests();
    const { portals } = await open(people.ines);
    expect(portals).toMatchObject([
      { refreshDue: false, loans: { readAt: null, failure: { kind: 'hidden' } } },
    ]);
    const after = await refresh(people.ines, true);
    expect(after?.loans).toMatchObject({ readAt: null, failure: { kind: 'hidden' } });
    expect(await tellWidget()).toBe(false);
    expect(asked()).toEqual([]);
  });

  it('from PRONOTE’s widget without a request to the portal', async () => {
    await recoverFrom('pronote-widget');
    await signIn(people.ines);
    sandbox.clearRequests();
    expect((await open(people.ines)).portals).toMatchObject([{ loans: { failure: { kind: 'hidden' } } }]);
    expect(await tellWidget()).toBe(true);
    expect((await refresh(people.ines, true))?.loans).toMatchObject({
      source: 'pronote-widget',
      failure: null,
      loans: [{ title: 'Dune' }],
    });
    expect(asked()).toEqual([]);
  });

  it('and hidden once their source is no longer chosen', async () => {
    expect((await arrive(people.ines))?.loans.loans).not.toEqual([]);
    await recoverFrom('pronote-widget');
    expect((await open(people.ines)).portals).toMatchObject([
      { loans: { loans: [], readAt: null, failure: { kind: 'hidden' } } },
    ]);
    await recoverFrom(...loanSourceNames);
    expect((await open(people.ines)).portals[0]?.loans.loans).not.toEqual([]);
  });

  it('from nowhere when the chosen gateway has no address', async () => {
    await savePortal({ ...sandboxPortal, loanSources: ['loans-api'], loansApi: null });
    await signIn(people.ines);
    sandbox.clearRequests();
    expect((await arrive(people.ines))?.loans).toMatchObject({ failure: { kind: 'hidden' } });
    expect(asked().filter((name) => name.startsWith('portal') || name === 'loans-api')).toEqual([]);
  });
});

describe('check.loans', () => {
  const ownOrigin = new URL(fakeBrowser.runtime.getURL('')).origin;
  const check = () => ask<LoansCheck | null>('check.loans', { portalId: 'cdi' }, ownOrigin);
  const checked = async () => (await check())?.sources.map(({ source }) => source);

  it.each<[readonly LoanSource[], readonly LoanSource[], boolean]>([
    [loanSourceNames, loanSourceNames, true],
    [['account-page'], ['account-page'], true],
    [['pronote-widget'], ['pronote-widget'], false],
    [[], [], false],
  ])('reads the sources %j: checks %j, with requests: %s', async (chosen, expected, sends) => {
    await signIn(people.ines);
    await open(people.ines);
    await recoverFrom('pronote-widget');
    expect(await tellWidget()).toBe(true);
    await recoverFrom(...chosen);
    sandbox.clearRequests();
    expect((await checked())?.toSorted()).toEqual(expected.toSorted());
    expect(asked().length > 0).toBe(sends);
  });

  it('sends no request to a gateway without an address', async () => {
    await signIn(people.ines);
    await open(people.ines);
    await savePortal({ ...sandboxPortal, loanSources: ['loans-api'], loansApi: null });
    sandbox.clearRequests();
    expect(await checked()).toEqual([]);
    expect(asked()).toEqual([]);
  });

  it('is null without a current user', async () => {
    expect(await check()).toBeNull();
  });
});

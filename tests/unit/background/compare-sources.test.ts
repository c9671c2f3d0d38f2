import { describe, expect, it } from 'vitest';
import { checkLoans, type LoansCheckPorts } from '../../../utils/background/compare-sources.ts';
import type { FetchedLoanSource, LoanSource } from '../../../utils/domain/loan-sources.ts';
import type { CurrentUser, PersonKey } from '../../../utils/domain/person.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import type { LoanSourceAdapter } from '../../../utils/esidoc/loan-source.ts';
import { portal } from '../../fixtures/esidoc/school.ts';
import { loan, reading } from '../../fixtures/loans.ts';

const borrower: CurrentUser = {
  key: 'key' as PersonKey,
  person: { webspace: 'eleve', fullName: 'ALMEIDA Inès', className: '6A', school: null },
};

function adapter(source: FetchedLoanSource): LoanSourceAdapter {
  return {
    source,
    responseFormat: 'data',
    displayAddress: () => null,
    read: async () => succeed(reading({ source, loans: [loan('a')] })),
  };
}

async function check(
  loanSources: readonly LoanSource[],
  loansApi: string | null = 'https://prets.example.fr',
) {
  let opened = 0;
  const ports: LoansCheckPorts = {
    now: () => 2,
    sessionManager: {
      accessFor: async () => {
        opened += 1;
        return succeed({
          now: () => 2,
          identity: null,
          fetch: async () => fail({ kind: 'unreachable' }),
          pageOwnerMismatch: async () => null,
        });
      },
      adoptSession: async () => fail({ kind: 'unproven' }),
    },
    watch: (access) => ({ access, lastExchange: () => null }),
    sources: [adapter('loans-api'), adapter('account-page')],
    store: {
      read: async () => ({ readings: [reading({ source: 'pronote-widget', loans: [] })], attempt: null }),
    },
  };
  const { sources } = await checkLoans(ports, { ...portal, loanSources, loansApi }, borrower);
  return { opened, sources: sources.map(({ source }) => source) };
}

describe('a check of loans', () => {
  it.each<[readonly LoanSource[], readonly LoanSource[], number]>([
    [['loans-api', 'account-page', 'pronote-widget'], ['loans-api', 'account-page', 'pronote-widget'], 1],
    [['account-page'], ['account-page'], 1],
    [['pronote-widget'], ['pronote-widget'], 0],
    [[], [], 0],
  ])('of %j tries those, and opens no session for nothing', async (chosen, tried, opened) => {
    expect(await check(chosen)).toEqual({ sources: tried, opened });
  });

  it('asks nothing of a service without an address', async () => {
    expect(await check(['loans-api'], null)).toEqual({ sources: [], opened: 0 });
  });
});

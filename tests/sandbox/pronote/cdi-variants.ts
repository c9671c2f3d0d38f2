import { dayAfter, frenchDate } from '../calendar.ts';
import { type RouteRequest, sessionCookie } from '../exchange.ts';
import { school as theSchool } from '../hosts.ts';
import type { LibraryLoan } from '../library/library.ts';
import { bannerName, childrenOf, type Person } from '../people.ts';
import { recordAddress } from '../portal/records.ts';
import type { School } from '../school.ts';
import type { CdiLoan, CdiVariant, CdiWidget, Home } from './model.ts';

const variants: readonly CdiVariant[] = ['absent', 'portal', 'portals', 'search', 'empty'];

/** Invented: a real school's portals are the same for all browsers. */
const variantCookie = 'sandbox-pronote-cdi';

/** The CDI widget that this browser requested, now (`?cdi=portal`) or earlier; `absent` by default. */
export function cdiVariantOf(request: RouteRequest): CdiVariant {
  return named(request.query.get('cdi')) ?? named(request.cookies[variantCookie]) ?? 'absent';
}

/** Headers that make the browser remember the requested widget, if any. */
export function rememberCdiVariant(request: RouteRequest) {
  const asked = named(request.query.get('cdi'));
  return asked === null ? {} : sessionCookie(variantCookie, asked);
}

function named(name: string | null | undefined): CdiVariant | null {
  return variants.find((variant) => variant === name) ?? null;
}

/** PRONOTE's server retrieves loans only from a portal to which it signs people in. */
export function isDelegated(variant: CdiVariant): boolean {
  return variant !== 'search' && variant !== 'absent';
}

/** Adds PRONOTE's CDI widget at the end of the home page's right column, or of the absences column in vie scolaire. */
export function withCdiWidget(home: Home, variant: CdiVariant, person: Person, school: School): Home {
  if (variant === 'absent') return home;
  const borrower = childrenOf(person).find((child) => bannerName(child) === home.member) ?? person;
  const widget = cdiWidget(variant, borrower, school);
  const column = ['agendaetinformations', 'absencesprof'].find((name) =>
    home.columns.some((one) => one.name === name),
  );
  const columns = home.columns.map((one) =>
    one.name === column ? { ...one, widgets: [...one.widgets, widget] } : one,
  );
  return { ...home, columns };
}

function cdiWidget(variant: CdiVariant, borrower: Person, school: School): CdiWidget {
  const loans = variant === 'empty' ? [] : recovered(borrower, school);
  const own = { name: theSchool.portalTitle, loans: isDelegated(variant) ? loans : null };
  const kind = 'partenairecdi';
  if (variant !== 'portals') return { kind, title: own.name, portals: [own] };
  // Assumed: the wording of the title.
  const title = 'Centres de documentation';
  return { kind, title, portals: [own, { name: 'Bibliothèque des langues', loans: [] }] };
}

/** The loans that PRONOTE's server retrieved from the library, once a day. */
function recovered(borrower: Person, school: School): CdiLoan[] {
  return school.library
    .loansOf(borrower.identiteEnt)
    .filter(({ state }) => state !== 'returned')
    .map((loan, i) => cdiLoan(loan, i, school.today()));
}

/** Every third loan has a comment and the third one has no URL: both are optional in the library software's data. */
function cdiLoan({ record, state, borrowedOn, endsOn }: LibraryLoan, i: number, today: string): CdiLoan {
  return {
    title: record.title,
    address: i === 2 ? null : recordAddress(record),
    comment: i % 3 === 0 ? `Prolongation possible jusqu’au ${shortYear(dayAfter(today, 28))}` : null,
    borrowed: shortYear(borrowedOn),
    due: shortYear(endsOn),
    late: state === 'late',
  };
}

/** `24/11/26` */
function shortYear(date: string): string {
  return frenchDate(date).replace(/\d\d(?=\d\d$)/, '');
}

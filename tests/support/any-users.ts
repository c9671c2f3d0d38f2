import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../utils/domain/calendar-date.ts';
import { type KeyedUser, roles, type User } from '../../utils/domain/user.ts';

const someDay = '1950-01-01' as CalendarDate;

/** Plausible names, with letters inside and outside windows-1252. */
const ordinary = fc.string({
  unit: fc.constantFrom(...'abcdeéèêçœŒÉÀñłŠžŸ€’- ABCDEFGIJKLMN'),
  minLength: 1,
  maxLength: 30,
});
const markup = fc
  .array(
    fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '&amp;',
      '&#0;',
      '&#xD800;',
      '<?',
      '</EMPRUNTEURS>',
      '\r\n',
      '\r',
      '\n',
      '\t',
      ' ',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
/** Any UTF-16, lone surrogates and controls included. */
const anyUnits = fc
  .array(
    fc.oneof(
      fc.nat(0xffff),
      fc.nat(0xa0),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.integer({ min: 0xfff0, max: 0xffff }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((units) => String.fromCharCode(...units));
const anyCharacters = fc.string({ unit: 'binary', maxLength: 12 });
const long = fc
  .tuple(ordinary, fc.constantFrom(1, 17, 500))
  .map(([text, times]) => text.repeat(times).slice(0, 500));

export const anyText = fc.oneof(
  { arbitrary: ordinary, weight: 5 },
  { arbitrary: fc.constant(''), weight: 2 },
  { arbitrary: markup, weight: 2 },
  { arbitrary: anyUnits, weight: 2 },
  { arbitrary: anyCharacters, weight: 2 },
  { arbitrary: long, weight: 1 },
);

const anyUser: fc.Arbitrary<User> = fc.record({
  role: fc.constantFrom(...roles),
  lastName: anyText,
  firstName: anyText,
  birthDate: fc.option(
    fc.nat(30_000).map((days) => addDays(someDay, days)),
    { freq: 10 },
  ),
  classes: fc.array(anyText, { maxLength: 3 }),
  groups: fc.array(anyText, { maxLength: 3 }),
  schools: fc.constant([]),
  address: anyText,
  postalCode: anyText,
  town: anyText,
  phone: anyText,
  email: anyText,
  numbers: fc.constant({}),
  leftOn: fc.constant(null),
  places: fc.constant([]),
});

/** Mostly unique keys, some repeated ones and some of any characters. */
const anyKey = fc.oneof(
  { arbitrary: fc.nat().map((n) => `F${n}`), weight: 20 },
  { arbitrary: fc.constantFrom('F1', 'F\u00001', 'f1', ' F1'), weight: 1 },
  { arbitrary: anyText, weight: 3 },
);

export const anyKeyedUser: fc.Arbitrary<KeyedUser> = fc.record({ key: anyKey, user: anyUser });

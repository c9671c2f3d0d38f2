import { z } from 'zod';
import type { CalendarEvent } from '../domain/calendar-event.ts';
import type { ErasureReceipt, Found } from '../domain/deletion.ts';
import type { LoansCheck } from '../domain/loans-check.ts';
import type { PageModel, PanelModel, PanelPortal, PortalOffer } from '../domain/panel.ts';
import type { PopupModel } from '../domain/popup.ts';
import type { PronoteWidgetTexts as Texts } from '../domain/pronote-widget.ts';
import type { CoverPicture, SearchOutcome, SearchPage } from '../domain/search.ts';
import type { Suggestions } from '../domain/suggestion.ts';
import { webspaces } from '../domain/webspace.ts';

/** Who may send a message: our content script on PRONOTE's pages or on a portal's, or a page of this extension. */
export type Caller = 'content' | 'portal' | 'page';

export interface Protocol {
  readonly [name: string]: { readonly from: readonly Caller[]; readonly input: z.ZodType };
}

const shortText = z.string().max(300);
const typedText = z.string().max(20_000);
const tokenText = z.string().max(100_000);

const Person = z.strictObject({
  webspace: z.enum(webspaces),
  fullName: shortText.min(1),
  className: shortText.nullable(),
  school: shortText.nullable(),
  child: z.exactOptional(z.strictObject({ fullName: shortText.min(1), className: shortText.nullable() })),
});

const AnonymousVisitor = z.strictObject({
  webspace: z.enum(webspaces),
  fullName: z.null(),
  className: shortText.nullable(),
});

const longText = z.string().max(3_000);

const PronoteWidgetTexts = z.strictObject({
  title: longText,
  chosen: longText.nullable(),
  words: z.array(longText).max(500).readonly(),
  loans: z
    .array(
      z.strictObject({
        title: longText,
        address: longText.nullable(),
        details: longText,
        alert: z.boolean(),
      }),
    )
    .max(1_000)
    .readonly(),
}) satisfies z.ZodType<Texts>;

const PersonAtPortal = z.strictObject({ person: Person, portalId: shortText });

/**
 * Every message to the background: its name, who may send it and what it carries.
 * Nothing secret is an output: a content script lives in a page's process and may be spoofed from there.
 */
export const protocol = {
  /** A page of PRONOTE was opened: how are its parts found, and in which words is it spoken to people? */
  'page.opened': { from: ['content'], input: z.strictObject({}) },
  /** The home page is shown to this person, or to somebody whom it does not name. */
  'panel.open': {
    from: ['content'],
    input: z.strictObject({ visitor: z.union([Person, AnonymousVisitor]) }),
  },
  /** No portal is defined: which one could it be? `texts` are those of PRONOTE's own CDI widget. */
  'panel.offer': { from: ['content'], input: z.strictObject({ texts: PronoteWidgetTexts.nullable() }) },
  /** The person takes the portal that was offered last, or says that it is not theirs. */
  'panel.answer-offer': { from: ['content'], input: z.strictObject({ accepted: z.boolean() }) },
  /** `asked` when the person pressed the button; else only what is due is read. */
  'panel.refresh': { from: ['content'], input: PersonAtPortal.extend({ asked: z.boolean() }) },
  /**
   * Records from `first` on, of one portal. It ends the search that the same `asker` has under way there. `opens`: the
   * portal's own results page may come up in a tab where the portal offers nothing else. `person` where PRONOTE's page
   * names who searches: on their own computer it is remembered for them.
   */
  'panel.search': {
    from: ['content'],
    input: z.strictObject({
      asker: shortText,
      portalId: shortText,
      terms: typedText,
      first: z.int().min(1).max(1_000),
      opens: z.boolean(),
      person: z.exactOptional(Person),
    }),
  },
  /** The picture of a cover that is shown now. */
  'panel.cover': { from: ['content'], input: z.strictObject({ address: z.string().max(2_000) }) },
  /** What could be searched, from what this browser knows of the person; `terms` as typed so far, empty for the latest. */
  'search.suggest': { from: ['content'], input: z.strictObject({ person: Person, terms: typedText }) },
  /** The person wants one past search forgotten, or all where `terms` is null. */
  'search.forget': {
    from: ['content'],
    input: z.strictObject({ person: Person, terms: typedText.nullable() }),
  },
  /** Our own page to search on is opened. */
  'search.page': { from: ['page'], input: z.strictObject({}) },
  /** There somebody searches: what is the address of the results? */
  'search.go': { from: ['page'], input: z.strictObject({ portalId: shortText, terms: typedText }) },
  /** PRONOTE's own CDI widget shows this of the person, or of the child whom a parent has selected. */
  'panel.widget': { from: ['content'], input: z.strictObject({ person: Person, texts: PronoteWidgetTexts }) },
  /** The page shows that nobody is signed in to PRONOTE any more. */
  'panel.leave': { from: ['content'], input: z.strictObject({}) },
  /** A page of a portal was opened, with these e-sidoc tokens in it and kept for it. */
  'portal.shown': { from: ['portal'], input: z.strictObject({ written: tokenText, kept: tokenText }) },
  /** An administrator checks a portal that is set up, as the person for whom PRONOTE is open. */
  'check.loans': { from: ['page'], input: z.strictObject({ portalId: shortText }) },
  /** The toolbar's popup is opened. It names the person at the computer: never for a content script. */
  'popup.open': { from: ['page'], input: z.strictObject({}) },
  'popup.refresh': { from: ['page'], input: PersonAtPortal.extend({ asked: z.boolean() }) },
  /** The person wants all due dates in their calendar. */
  'popup.calendar': { from: ['page'], input: z.strictObject({ person: Person }) },
  /** What is kept of anybody in this browser, before it is asked whether to delete it. */
  'erasure.look': { from: ['page'], input: z.strictObject({}) },
  'erasure.erase': { from: ['page'], input: z.strictObject({}) },
} as const satisfies Protocol;

export type MessageName = keyof typeof protocol;
export type MessageInput<Name extends MessageName> = z.infer<(typeof protocol)[Name]['input']>;

/** What the background answers; `null` when the person is no longer the one who is signed in. */
export interface MessageOutput {
  'page.opened': PageModel;
  'panel.open': PanelModel;
  /** Null where there is none to offer, or it was refused before. */
  'panel.offer': PortalOffer | null;
  'panel.answer-offer': null;
  'panel.refresh': PanelPortal | null;
  'panel.search': SearchOutcome;
  /** Null for what is no picture, and for what is not there. */
  'panel.cover': CoverPicture | null;
  'search.suggest': Suggestions;
  'search.forget': null;
  'search.page': SearchPage;
  /** Null when the portal is no longer set up. */
  'search.go': string | null;
  /** True when there is something new to show. */
  'panel.widget': boolean;
  'panel.leave': null;
  'portal.shown': null;
  /** Null when nobody is at the computer, or the portal is not set up. */
  'check.loans': LoansCheck | null;
  'popup.open': PopupModel;
  'popup.refresh': PanelPortal | null;
  'popup.calendar': readonly CalendarEvent[] | null;
  'erasure.look': readonly Found[];
  /** What was found, and what is left. */
  'erasure.erase': ErasureReceipt;
}

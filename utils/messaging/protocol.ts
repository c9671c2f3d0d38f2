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

/** A kind of sender: the content script in PRONOTE's pages or in a portal's, or a page of this extension. */
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
 * Every message to the background: its name, the permitted senders and the input. Outputs contain no secrets: a content
 * script runs in the page's process, from which its messages can be forged.
 */
export const protocol = {
  /** A page of PRONOTE was opened. Returns the selectors and the texts to use in it. */
  'page.opened': { from: ['content'], input: z.strictObject({}) },
  /** The home page is shown to this person, or to a visitor whom it does not name. */
  'panel.open': {
    from: ['content'],
    input: z.strictObject({ visitor: z.union([Person, AnonymousVisitor]) }),
  },
  /** Asks for a portal to offer where none is defined. `texts`: of PRONOTE's own CDI widget. */
  'panel.offer': { from: ['content'], input: z.strictObject({ texts: PronoteWidgetTexts.nullable() }) },
  /** The user accepts or declines the portal that was offered last. */
  'panel.answer-offer': { from: ['content'], input: z.strictObject({ accepted: z.boolean() }) },
  /** `asked`: by the button; otherwise only what is due is refreshed. */
  'panel.refresh': { from: ['content'], input: PersonAtPortal.extend({ asked: z.boolean() }) },
  /**
   * Searches records of one portal, from `first` on, and aborts the earlier search of the same `asker` there. `opens`:
   * the portal's results page may open in a tab when its search service is unusable. `person`, when PRONOTE's page
   * names one: on their own computer the search is added to their history.
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
  /** The image of a cover. */
  'panel.cover': { from: ['content'], input: z.strictObject({ address: z.string().max(2_000) }) },
  /** Suggestions from the loans and the search history. `terms`: the current input, empty for the latest entries. */
  'search.suggest': { from: ['content'], input: z.strictObject({ person: Person, terms: typedText }) },
  /** Deletes one search from the history; all when `terms` is null. */
  'search.forget': {
    from: ['content'],
    input: z.strictObject({ person: Person, terms: typedText.nullable() }),
  },
  /** The extension's search page was opened. */
  'search.page': { from: ['page'], input: z.strictObject({}) },
  /** A search on that page. Returns the address of the results. */
  'search.go': { from: ['page'], input: z.strictObject({ portalId: shortText, terms: typedText }) },
  /** PRONOTE's own CDI widget shows this for the person, or for a parent's selected child. */
  'panel.widget': { from: ['content'], input: z.strictObject({ person: Person, texts: PronoteWidgetTexts }) },
  /** The user has signed out of PRONOTE. */
  'panel.leave': { from: ['content'], input: z.strictObject({}) },
  /** A page of a portal was opened, with these e-sidoc tokens in its HTML and in its `sessionStorage`. */
  'portal.shown': { from: ['portal'], input: z.strictObject({ written: tokenText, kept: tokenText }) },
  /** Checks the loan sources of a configured portal as the current user. */
  'check.loans': { from: ['page'], input: z.strictObject({ portalId: shortText }) },
  /** The toolbar's popup was opened. The output names the current user: not for content scripts. */
  'popup.open': { from: ['page'], input: z.strictObject({}) },
  'popup.refresh': { from: ['page'], input: PersonAtPortal.extend({ asked: z.boolean() }) },
  /** All due dates as calendar events. */
  'popup.calendar': { from: ['page'], input: z.strictObject({ person: Person }) },
  /** Counts the personal data in this browser, before its deletion is confirmed. */
  'erasure.look': { from: ['page'], input: z.strictObject({}) },
  'erasure.erase': { from: ['page'], input: z.strictObject({}) },
} as const satisfies Protocol;

export type MessageName = keyof typeof protocol;
export type MessageInput<Name extends MessageName> = z.infer<(typeof protocol)[Name]['input']>;

/** The outputs; `null` when the person is no longer the current user. */
export interface MessageOutput {
  'page.opened': PageModel;
  'panel.open': PanelModel;
  /** Null when there is none to offer, or it was declined before. */
  'panel.offer': PortalOffer | null;
  'panel.answer-offer': null;
  'panel.refresh': PanelPortal | null;
  'panel.search': SearchOutcome;
  /** Null for a missing image, and for anything that is not an image. */
  'panel.cover': CoverPicture | null;
  'search.suggest': Suggestions;
  'search.forget': null;
  'search.page': SearchPage;
  /** Null when the portal is no longer defined. */
  'search.go': string | null;
  /** True when there are new loans to show. */
  'panel.widget': boolean;
  'panel.leave': null;
  'portal.shown': null;
  /** Null when there is no current user, or the portal is not defined. */
  'check.loans': LoansCheck | null;
  'popup.open': PopupModel;
  'popup.refresh': PanelPortal | null;
  'popup.calendar': readonly CalendarEvent[] | null;
  'erasure.look': readonly Found[];
  /** What was found and what is left, by kind. */
  'erasure.erase': ErasureReceipt;
}

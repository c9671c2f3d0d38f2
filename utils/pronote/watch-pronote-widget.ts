import type { Person } from '../domain/person.ts';
import type { PronoteWidgetTexts } from '../domain/pronote-widget.ts';

interface ShownWidget {
  readonly person: Person;
  /** Identity of the widget's element. */
  readonly widget: unknown;
  readonly texts: PronoteWidgetTexts;
}

/** PRONOTE updates the name of a parent's selected child and the page below it one after the other. */
const timeoutMs = 700;

/**
 * Reports what PRONOTE's CDI widget shows each time it has changed and been stable for a moment. After a parent selects
 * another child, an element and texts that are the same as before are not reported: they may still be those of the
 * previous child. `read` returns null without a widget or a current user. Call the returned function after every change
 * of the page.
 */
export function watchPronoteWidget(
  read: () => ShownWidget | null,
  changed: (person: Person, texts: PronoteWidgetTexts) => void,
  signal: AbortSignal,
): () => void {
  let reported: ShownWidget | null = null;
  let pendingKey = '';
  let pendingWidget: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  function isReported(shown: ShownWidget): boolean {
    return (
      reported !== null &&
      isEqual(shown.texts, reported.texts) &&
      (shown.widget === reported.widget || isEqual(shown.person, reported.person))
    );
  }

  return () => {
    const shown = read();
    if (shown === null) reported = null;
    const key = JSON.stringify([shown?.person, shown?.texts]);
    if (key === pendingKey && shown?.widget === pendingWidget) return;
    pendingKey = key;
    pendingWidget = shown?.widget;
    clearTimeout(timer);
    if (shown === null || isReported(shown)) return;
    timer = setTimeout(() => {
      reported = shown;
      changed(shown.person, shown.texts);
    }, timeoutMs);
  };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

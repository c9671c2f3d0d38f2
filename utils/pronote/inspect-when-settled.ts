import type { PageSnapshot } from '../domain/page-snapshot.ts';

/** PRONOTE fills its home page, and we our panel, some time after the page says that it is the home page. */
const timeoutMs = 2_000;

/** Looks again after each change of the page, until the home page and our panel are there, or two seconds are over. */
export function inspectWhenSettled(look: () => PageSnapshot, document: Document): Promise<PageSnapshot> {
  const first = look();
  if (isSettled(first)) return Promise.resolve(first);
  return new Promise((resolve) => {
    const end = (last: PageSnapshot) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(last);
    };
    const observer = new MutationObserver(() => {
      const now = look();
      if (isSettled(now)) end(now);
    });
    const timer = setTimeout(() => end(look()), timeoutMs);
    observer.observe(document.documentElement, { childList: true, subtree: true });
  });
}

/** Other pages than the home page have nothing to come. */
function isSettled({ kind, panel }: PageSnapshot): boolean {
  return kind === 'home' ? panel : kind !== 'home-unknown';
}

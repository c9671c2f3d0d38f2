import { OutLink } from './OutLink.tsx';

/** Titles beyond this length may be cut to two lines: their whole text is then in the tooltip. */
const cutLength = 40;

/** A document's title, in its own direction of writing, linked to its record when there is one. */
export function DocumentTitle({ title, address }: { title: string; address: string | null }) {
  const whole = title.length > cutLength ? title : undefined;
  const words = <bdi class="clamp">{title}</bdi>;
  if (address === null) {
    return (
      <span class="title" title={whole}>
        {words}
      </span>
    );
  }
  return (
    <OutLink href={address} class="title" title={whole}>
      {words}
    </OutLink>
  );
}

/** The known ones of a few facts about a document, on one line. */
export function Facts({ of }: { of: readonly (string | null | undefined)[] }) {
  const known = of.filter((fact): fact is string => Boolean(fact));
  if (known.length === 0) return null;
  return (
    <p class="facts">
      {known.map((fact) => (
        <bdi key={fact}>{fact}</bdi>
      ))}
    </p>
  );
}

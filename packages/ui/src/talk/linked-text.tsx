import { linkParts } from './link-parts.ts';

/** A person's own words, in their own lines. */
export const LinkedText = ({ text }: { text: string }) => (
  <>
    {linkParts(text).map(({ text: part, href }, n) =>
      href ? (
        // oxlint-disable-next-line react/no-array-index-key -- the text never changes
        <a key={n} href={href} rel="noopener noreferrer nofollow">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </>
);

import type { ReactNode } from 'react';
import type { ProseSpan } from './prose-block.ts';

function Piece({ text, bold, italic, strike, code, href }: ProseSpan) {
  let piece: ReactNode = text;
  if (code) piece = <code>{piece}</code>;
  if (strike) piece = <s>{piece}</s>;
  if (italic) piece = <em>{piece}</em>;
  if (bold) piece = <strong>{piece}</strong>;
  // Whoever wrote the address is not us.
  return href ? (
    <a href={href} rel="noopener noreferrer nofollow">
      {piece}
    </a>
  ) : (
    <>{piece}</>
  );
}

export const Spans = ({ spans }: { spans: ProseSpan[] }) => (
  <>
    {spans.map((span, n) => (
      // oxlint-disable-next-line react/no-array-index-key -- a text is rendered as a whole; its pieces have no other name.
      <Piece key={n} {...span} />
    ))}
  </>
);

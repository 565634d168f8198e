import { VisuallyHidden } from '@mantine/core';
import { createElement } from 'react';
import { CheckIcon } from '../tag/icons.tsx';
import { outlineOf } from './outline.ts';
import type { ProseBlock, ProseItem } from './prose-block.ts';
import classes from './prose.module.css';
import { Spans } from './spans.tsx';

interface Place {
  outline: ReadonlyMap<ProseBlock, number>;
  /** Where its files are: `<filesAt>/<id>` opens one, `<filesAt>/<id>/picture` shows one. */
  filesAt: string;
  /** Those that are ready. */
  files: ReadonlySet<string>;
}

const Blocks = ({ blocks, place }: { blocks: ProseBlock[]; place: Place }) => (
  <>
    {blocks.map((block, n) => (
      // oxlint-disable-next-line react/no-array-index-key -- a text is rendered as a whole; its blocks have no other name.
      <Block key={n} block={block} place={place} />
    ))}
  </>
);

const Item = ({ item: { spans, children, done }, place }: { item: ProseItem; place: Place }) => (
  <li data-done={done}>
    {done !== undefined && (
      <span className={classes.box}>
        {done && <CheckIcon />}
        <VisuallyHidden>{done ? 'Done: ' : 'To do: '}</VisuallyHidden>
      </span>
    )}
    <div>
      <Spans spans={spans} />
      <Blocks blocks={children} place={place} />
    </div>
  </li>
);

function List({ block, place }: { block: Extract<ProseBlock, { kind: 'list' }>; place: Place }) {
  const items = block.items.map((item, n) => (
    // oxlint-disable-next-line react/no-array-index-key -- see above
    <Item key={n} item={item} place={place} />
  ));
  return block.style === 'numbered' ? <ol className={classes.numbered}>{items}</ol> : <ul className={classes[block.style]}>{items}</ul>;
}

// oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what is wider than the column must be scrolled by keys too
const Table = ({ block: { hasHeader, rows } }: { block: Extract<ProseBlock, { kind: 'table' }> }) => (
  <div className={classes.table} role="region" aria-label="Table" tabIndex={0}>
    <table>
      <tbody>
        {rows.map((cells, row) => (
          // oxlint-disable-next-line react/no-array-index-key -- see above
          <tr key={row}>{cells.map((spans, n) => createElement(hasHeader && row === 0 ? 'th' : 'td', { key: n }, <Spans spans={spans} />))}</tr>
        ))}
      </tbody>
    </table>
  </div>
);
// oxlint-enable jsx-a11y/no-noninteractive-tabindex

function File({ block: { kind, file, name, caption }, place: { files, filesAt } }: { block: Extract<ProseBlock, { kind: 'image' | 'file' }>; place: Place }) {
  if (!files.has(file)) return <p className={classes.note}>{name} is being checked and appears here in a moment.</p>;
  const words = caption.length > 0 && <Spans spans={caption} />;
  if (kind === 'file') {
    return (
      <p className={classes.file}>
        <a href={`${filesAt}/${file}`}>{name}</a> {words}
      </p>
    );
  }
  return (
    <figure>
      <a href={`${filesAt}/${file}`}>
        <img src={`${filesAt}/${file}/picture`} alt={caption.map(({ text }) => text).join('') || name} loading="lazy" />
      </a>
      {words && <figcaption>{words}</figcaption>}
    </figure>
  );
}

function Block({ block, place }: { block: ProseBlock; place: Place }) {
  switch (block.kind) {
    case 'heading':
      return createElement(`h${place.outline.get(block) ?? 6}`, null, <Spans spans={block.spans} />);
    case 'list':
      return <List block={block} place={place} />;
    case 'table':
      return <Table block={block} />;
    case 'image':
    case 'file':
      return <File block={block} place={place} />;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'divider':
      return <hr />;
    case 'note':
      return <p className={classes.note}>{block.text}</p>;
    default:
      return <Passage block={block} place={place} />;
  }
}

type PassageBlock = Exclude<ProseBlock, { kind: 'heading' | 'list' | 'table' | 'image' | 'file' | 'code' | 'divider' | 'note' }>;

function Passage({ block, place }: { block: PassageBlock; place: Place }) {
  const { kind, spans, children } = block;
  const within = children.length > 0 && <Blocks blocks={children} place={place} />;
  const said = spans.length > 0 && (
    <p>
      <Spans spans={spans} />
    </p>
  );
  if (kind === 'quote') return (
    <blockquote>
      {said}
      {within}
    </blockquote>
  );
  if (kind === 'paragraph') {
    return (
      <>
        {said}
        {within && <div className={classes.within}>{within}</div>}
      </>
    );
  }
  return (
    <aside className={classes.callout}>
      {'icon' in block && block.icon && <span aria-hidden="true">{block.icon}</span>}
      <div>
        {said}
        {within}
      </div>
    </aside>
  );
}

interface ProseProps extends Pick<Place, 'filesAt'> {
  blocks: ProseBlock[];
  files: string[];
  /** The level of the title above it. */
  under?: number;
}

/** A text of several kinds of blocks, in one column for reading. */
export const Prose = ({ blocks, files, filesAt, under = 2 }: ProseProps) => (
  <div className={classes.prose}>
    <Blocks blocks={blocks} place={{ outline: outlineOf(blocks, under), files: new Set(files), filesAt }} />
  </div>
);

import { DateTime } from '../format/date-time.tsx';
import { Tag } from '../tag/tag.tsx';
import { LinkedText } from './linked-text.tsx';
import classes from './talk.module.css';

export interface TalkMessage {
  id: string;
  body: string;
  created_at: string;
  is_mine: boolean;
  is_new: boolean;
  name: string | null;
  side: 'client' | 'studio';
}

const authorOf = ({ is_mine, name, side }: TalkMessage) => (is_mine ? 'You' : (name ?? (side === 'studio' ? 'The studio' : 'The client')));

const Message = ({ message, side, zone }: { message: TalkMessage; side: TalkMessage['side']; zone: string }) => (
  <li id={`message-${message.id}`} className={classes.message} data-ours={message.side === side || undefined}>
    <p className={classes.head}>
      <b>{authorOf(message)}</b>
      {message.side === 'studio' && message.name && !message.is_mine && side === 'client' && <span>of the studio</span>}
      <DateTime at={message.created_at} zone={zone} format="moment" />
      {message.is_new && <Tag tone="clay">New</Tag>}
    </p>
    <p className={classes.body}>
      <LinkedText text={message.body} />
    </p>
  </li>
);

/** Oldest first. `side`: the reader's. What comes in while it is shown is read out. */
export const MessageList = ({ messages, side, zone }: { messages: TalkMessage[]; side: TalkMessage['side']; zone: string }) => (
  <div role="log" aria-label="Messages">
    <ol className={classes.list}>
      {messages.map((message) => (
        <Message key={message.id} message={message} side={side} zone={zone} />
      ))}
    </ol>
  </div>
);

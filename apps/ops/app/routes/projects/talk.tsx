import { MessageForm, MessageList, useFresh } from '@sage/ui';
import { EarlierMessages } from './earlier-messages.tsx';
import { postWords } from './page-words.ts';
import classes from './talk.module.css';
import type { Project } from './words.ts';

const LOOK_AGAIN_MS = 15_000;

interface TalkProps {
  project: Project;
  freshId: string;
  refused?: { message: string; body: string };
}

/** The conversation with the client. All of it is visible to them; what the team says among themselves are comments in Notion without the client mark. */
export function Talk({ project: { id, talk, posts, sync, zone, content_mode }, freshId, refused }: TalkProps) {
  const { messages, earlier } = talk;
  useFresh(LOOK_AGAIN_MS);
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">Messages</h2>
      <p className={classes.about}>
        {messages.length === 0 && 'Nothing was written yet. '}The client reads all of this.
        {content_mode === 'two_way' && ' It is on the project’s page in Notion too, as comments.'}
      </p>
      {posts.error !== null && <p className={classes.fault}>A message is not in Notion: {posts.error}</p>}
      {posts.error === null && posts.waiting > 0 && content_mode === 'two_way' && <p className={classes.about}>{postWords(posts.waiting, sync)}</p>}
      {earlier && <EarlierMessages projectId={id} before={earlier} />}
      <MessageList messages={messages} side="studio" zone={zone} />
      <MessageForm freshId={freshId} sent={messages} label="Answer as the studio" refused={refused?.body ? refused : undefined}>
        <input type="hidden" name="move" value="answer" />
        <input type="hidden" name="projectId" value={id} />
      </MessageForm>
    </section>
  );
}

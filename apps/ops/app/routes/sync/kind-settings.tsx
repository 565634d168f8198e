import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { Sage } from '../../api.server.ts';
import { kindWords, MODE_WORDS } from './kind-words.ts';
import { SteerForm, SteerSubmit } from './steer-forms.tsx';
import fields from './settings.module.css';

export type KindSetting = Awaited<ReturnType<Sage['sync']['settings']>>['kinds'][number];

/** Kinds of which Notion can show more than a name. */
const WITH_DETAILS: Record<string, string> = { client: 'Show tier, status and address, too' };

const MODE_MEANS = {
  off: 'Notion shows nothing of it. Pages that are there stay as they are.',
  push: 'Notion shows it, and nothing is taken from there.',
  two_way: 'What people do in Notion counts here, too, as far as the rules allow.',
};
/** What a person should know before choosing. */
const TWO_WAY_MEANS: Record<string, string> = {
  project: 'Two-way publishes what is written on a project’s page in Notion to its client, as the design brief; and marked comments become messages.',
  task: 'Two-way completes a step when all its tasks are ticked.',
};

const TRASH_MEANS = {
  restore: 'Bring it back at once',
  detach: 'Leave it there, and its record alone, until somebody presses “Send now”',
  recreate: 'Make another page; what people wrote on the old one stays in the trash',
};

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

const modeHint = (kind: string, mode: KindSetting['mode']) => (kind in TWO_WAY_MEANS ? TWO_WAY_MEANS[kind] : MODE_MEANS[mode]);

/** All that can be chosen about a kind, with what it means. Whoever is no admin sees it. */
export function KindSettings({ setting, isAdmin }: { setting: KindSetting; isAdmin: boolean }) {
  const { kind, mode, with_details: withDetails, trash_policy: trashPolicy, poll_seconds: pollSeconds, has_records: hasRecords, depends_on: dependsOn } = setting;
  const steer = { of: { kind }, move: 'setKind', name: kindWords(kind) };
  return (
    <section id={kind} aria-labelledby={`${kind}-name`} className={fields.setting}>
      <h2 id={`${kind}-name`}>{kindWords(kind)}</h2>
      <SteerForm {...steer}>
        <fieldset disabled={!isAdmin} className={fields.fields}>
          <NativeSelect id={`mode-${kind}`} name="mode" label="In Notion" description={modeHint(kind, mode)} data={optionsOf(MODE_WORDS)} defaultValue={mode} />
          {WITH_DETAILS[kind] && <Checkbox id={`details-${kind}`} name="details" label={WITH_DETAILS[kind]} defaultChecked={withDetails} />}
          {hasRecords ? (
            <NativeSelect id={`trash-${kind}`} name="trashPolicy" label="When somebody throws its page away in Notion" data={optionsOf(TRASH_MEANS)} defaultValue={trashPolicy} />
          ) : (
            <input type="hidden" name="trashPolicy" value={trashPolicy} />
          )}
          {mode === 'two_way' ? (
            <TextInput
              id={`poll-${kind}`} name="pollSeconds" type="number" min={10} max={240} step={1} required withAsterisk={false} className={fields.short} defaultValue={pollSeconds}
              label="Ask Notion what changed, every … seconds"
              description="10 to 240. The webhook tells of most changes within seconds; asking finds what it missed, and each time is a call of the budget."
            />
          ) : (
            <input type="hidden" name="pollSeconds" value={pollSeconds} />
          )}
        </fieldset>
        {dependsOn.length > 0 && <small>Its pages lead to those of {dependsOn.map((parent) => kindWords(parent)).join(' and ')}, so these must be shown while it is.</small>}
        {isAdmin && <SteerSubmit {...steer} label="Store" busyLabel="Storing…" />}
      </SteerForm>
    </section>
  );
}

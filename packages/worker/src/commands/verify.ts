import { isProven, verifyNotion, type KindProof, type VerifyOptions } from '@sage/notion-sync/moving';
import { optionsOf, type Command, type CommandContext } from './command.ts';

/** Lines of one sort that are printed before the rest is only counted. */
const SHOWN = 20;

/** `pnpm notion:verify [--properties]`: with it our blocks of the pages are left out. Exits with 1 when Notion is not what Postgres says. */
export const verify: Command = async (context, args) => {
  const { values } = optionsOf(args, { properties: { type: 'boolean', default: false } });
  return prove(context, { propertiesOnly: values.properties });
};

export async function prove({ door, say }: CommandContext, options: VerifyOptions = {}): Promise<number> {
  const proofs = await verifyNotion(door, options);
  for (const proof of proofs) tell(proof, say);
  const isEqual = proofs.every(isProven);
  const sum = (of: (proof: KindProof) => number) => proofs.reduce((total, proof) => total + of(proof), 0);
  say(isEqual
    ? `Notion and Postgres hold the same: ${sum(({ records }) => records)} records, ${sum(({ fieldsCompared }) => fieldsCompared)} fields compared one by one, by ${sum(({ calls }) => calls)} calls.`
    : 'Notion is NOT what Postgres says. Changes that wait will be sent by the worker; for the rest: ops → Notion sync, or `pnpm notion:rebuild`.');
  return isEqual ? 0 : 1;
}

function tell(proof: KindProof, say: CommandContext['say']): void {
  const { kind, records, pages, fieldsCompared, differences, missing, orphans, doubles, unlinked, waiting, digests, calls } = proof;
  say(`${kind}: ${records} records, ${pages} pages, ${fieldsCompared} fields compared, ${differences.length} differ${unlinked > 0 ? `, ${unlinked} pages of people's own` : ''}${waiting > 0 ? `, ${waiting} changes wait to be sent` : ''}; ${calls} calls`);
  say(`  sha256 ${digests.postgres.slice(0, 16)} in Postgres, ${digests.notion.slice(0, 16)} in Notion`);
  const lines = [
    ...differences.map(({ recordId, field, postgres, notion }) => `${recordId} ${field}: ${JSON.stringify(postgres)} in Postgres, ${JSON.stringify(notion)} in Notion`),
    ...missing.map((recordId) => `${recordId} has no page`),
    ...orphans.map(({ pageId, syncId }) => `page ${pageId} bears the Sync ID ${syncId}, of which there is nothing to show`),
    ...doubles.map(({ pageId, syncId }) => (missing.includes(syncId) ? `page ${pageId} is one of ${syncId}, and not linked to it yet` : `page ${pageId} is a second one of ${syncId}`)),
  ];
  for (const line of lines.slice(0, SHOWN)) say(`  ${line}`);
  if (lines.length > SHOWN) say(`  … and ${lines.length - SHOWN} more`);
}

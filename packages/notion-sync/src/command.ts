/** All that comes from Notion leaves this package so: it asks for a use case by name, and never writes a row. */
export interface Command {
  command: string;
  recordId: string;
}

/** Refused: the value in Notion is written back, and the reason kept where the team sees it. `later`: not yet; the activity tells why. */
export type CommandResult = { accepted: true } | { accepted: false; reason: string; later?: true };

/** The domain's side of it. @throws what may pass when it is tried again */
export interface CommandPort {
  execute(command: Command): Promise<CommandResult>;
}

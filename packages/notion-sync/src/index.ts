export { TransportError, type TransportFault } from './bounded-fetch.ts';
export { classify, type Call, type Failure } from './classify.ts';
export type { Command, CommandPort, CommandResult } from './command.ts';
export { entity, type Entity, type PropertyValue } from './entity.ts';
export { createRegistry, type Registry } from './registry.ts';
export { createNotionClient, NOTION_VERSION, type NotionEnv } from './transport.ts';

import { Logger as QueueLogger, type LogFunctionFactory } from 'graphile-worker';
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { redactAddresses } from './redact-addresses.ts';

export type { Logger } from 'pino';

const PINO_LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

/**
 * Payloads hold what people wrote and are never logged; a job is told apart by its id. Written synchronously: pino's buffered writer would try for
 * ever to flush at exit when whoever read its lines is gone, and the process would outlive its stack.
 */
export const createLog = (level: string, destination: DestinationStream = pino.destination({ fd: 1, sync: true })): Logger =>
  pino({ level, base: { name: 'worker' }, serializers: { err: stdSerializers.err }, hooks: { streamWrite: redactAddresses } }, destination);

/** What the queue says of itself. How a job went is left out: `runJob` tells that, with the request's id. */
export function queueLog(log: Logger): QueueLogger {
  const factory: LogFunctionFactory = (scope) => (level, message, meta) => {
    if (meta && ('success' in meta || 'failure' in meta)) return;
    log[PINO_LEVELS[level]]({ part: scope.label ?? 'queue' }, message);
  };
  return new QueueLogger(factory);
}

import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

export interface ListenAt {
  host: string;
  port: number;
  /** The variable that sets the port, for the message when it is taken. */
  variable: string;
}

/** A reason not to start that needs no stack trace. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Resolves to the port. @throws StartError that names the variable to change. */
export function listen(server: Server, { host, port, variable }: ListenAt): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(explained(error, { host, port, variable }));
    server.once('error', failed).listen(port, host, () => {
      server.off('error', failed);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function explained(error: NodeJS.ErrnoException, { host, port, variable }: ListenAt): Error {
  if (error.code === 'EADDRINUSE') return new StartError(`Port ${port} is taken by another program. Stop it, or set ${variable} to a free port.`);
  if (error.code === 'EACCES') return new StartError(`Port ${port} needs more rights. Set ${variable} to a port above 1023.`);
  if (error.code === 'EADDRNOTAVAIL') return new StartError(`This machine has no address ${host}. Set HOST to one that it has, or to 127.0.0.1.`);
  return error;
}

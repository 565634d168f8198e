/**
 * An e-mail address in a line of JSON. What is escaped before it is no part of it, or the line would no longer be JSON. It ends in a name, so that
 * `pg@8.13.1` in a path is none.
 */
const ADDRESS = /(\\(?:u[0-9a-f]{4}|.))?[^\s"\\<>()[\]{},;:@/]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}[\p{L}\p{N}-]{1,62}/giu;

/** A line without anybody's e-mail address: mail servers repeat the recipient when they refuse one. */
export const redactAddresses = (line: string): string => line.replace(ADDRESS, (_, escaped: string | undefined) => `${escaped ?? ''}[address]`);

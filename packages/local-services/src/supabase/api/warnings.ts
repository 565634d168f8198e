/** Importing lite replaces `process.emitWarning` by one that fails on Error objects, which is what Node itself passes: a warning became a 500. */
export function mendWarnings(): void {
  const filtering = process.emitWarning;
  const mended = (warning: string | Error, ...rest: []) =>
    filtering(warning instanceof Error ? `${warning.name}: ${warning.message}` : warning, ...rest);
  process.emitWarning = mended as typeof process.emitWarning;
}

/** Calls `stop` once, at SIGTERM, SIGINT, or when the parent that started this process is gone; then ends the process. */
export function onStopSignal(stop: (why: string) => Promise<void>): void {
  let isStopping = false;
  const once = (why: string) => () => {
    if (isStopping) return;
    isStopping = true;
    stop(why).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', once('SIGTERM')).on('SIGINT', once('SIGINT'));
  if (process.connected) process.on('disconnect', once('the parent process ended'));
}

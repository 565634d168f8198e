/** A reason not to start, in words for people: no stack trace belongs to it. */
export class StopStart extends Error {
  override name = 'StopStart';
}

/** The one answer to a wrong name and to a wrong password. It offers e-mail, since an address may be ambiguous. */
export const WRONG_SIGN_IN = 'That did not match. Check the spelling and the password, or sign in with your e-mail address.';

/** Rounded up, so that who waits as told is let in. */
export function waitSentence(seconds: number): string {
  if (seconds < 90) return `Too many tries. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return `Too many tries. Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

/** One value in the memory of this browser tab, which ends with it. A browser that keeps nothing is no error. */
export const tabMemory = <Value>(key: string) => ({
  read(): Value | null {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | null;
    } catch {
      return null;
    }
  },
  write(value: Value): void {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // It is full, or switched off: what was typed is then kept for as long as the page is open.
    }
  },
  forget(): void {
    try {
      sessionStorage.removeItem(key);
    } catch {
      // As above.
    }
  },
});

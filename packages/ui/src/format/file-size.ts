const KILO = 1_000;

/** `45 KB`, `1.4 MB`: thousands of bytes, as file managers count them. */
export function fileSize(bytes: number): string {
  if (bytes < KILO * KILO) return `${Math.max(1, Math.round(bytes / KILO))} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

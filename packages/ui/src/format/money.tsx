/** `$1,499`, or `$1,499.70` when there are cents. */
export function formatMoney(cents: number, currency = 'usd'): string {
  const whole = cents % 100 === 0;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 }).format(cents / 100);
}

export function Money({ cents, currency = 'usd' }: { cents: number; currency?: string }) {
  return <data value={(cents / 100).toFixed(2)}>{formatMoney(cents, currency)}</data>;
}

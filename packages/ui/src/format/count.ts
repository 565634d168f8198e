const numbers = new Intl.NumberFormat('en-US');

/** `1,003`. */
export const formatNumber = (number: number): string => numbers.format(number);

/** `1 week`, `3 weeks`, `1,003 leads`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${formatNumber(number)} ${number === 1 ? one : many}`;

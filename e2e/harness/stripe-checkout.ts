import type { Page } from 'playwright-core';

export const PAID = '4242 4242 4242 4242';
export const DECLINED = '4000 0000 0000 0002';

/** Fills in Stripe's hosted page, which the stand-in serves. */
export async function payByCard(page: Page, card: string): Promise<void> {
  await page.getByLabel('Card number').fill(card);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
  await page.getByLabel('Name on card').fill('N. Lind');
  await page.getByRole('button', { name: /^Pay / }).click();
}

export const SETTLES = '000123456789';

/** The bank confirms it later. */
export async function payByDebit(page: Page, account: string): Promise<void> {
  await page.getByLabel('Bank debit (takes a while)').check();
  await page.getByLabel('Account number').fill(account);
  await page.getByRole('button', { name: /^Pay / }).click();
}

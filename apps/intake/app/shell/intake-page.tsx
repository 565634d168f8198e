import { Main, Page, SiteFooter, SiteHeader, TopNav } from '@sage/ui';
import type { ReactNode } from 'react';

const LINKS = [
  { to: '/#how-it-works', label: 'How it works' },
  { to: '/#tiers', label: 'The four tiers' },
  { to: '/start', label: 'Your project' },
];

export function IntakePage({ children }: { children: ReactNode }) {
  return (
    <Page>
      <SiteHeader>
        <TopNav items={LINKS} />
      </SiteHeader>
      <Main>{children}</Main>
      <SiteFooter>Sage is the design service of KAA, a landscape architecture studio.</SiteFooter>
    </Page>
  );
}

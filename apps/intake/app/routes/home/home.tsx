import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { api } from '../../api.server.ts';
import { IntakePage } from '../../shell/intake-page.tsx';
import { Hero } from './hero.tsx';
import { HowItWorks } from './how-it-works.tsx';
import { TierList } from './tier-list.tsx';

export const meta = () => [
  { title: 'Sage · Landscape design in four tiers' },
  { name: 'description', content: 'Landscape design from a first concept to a built garden: four tiers with their fee, their time and their rounds of changes. See which one fits your project.' },
];

/** May be kept, to come back to at once, but is asked for again: it shows the prices of today. */
export const headers = () => ({ 'Cache-Control': 'private, no-cache' });

export const loader = async (args: LoaderFunctionArgs) => ({ tiers: await api(args, (sage) => sage.tiers.list()) });

export default function Home() {
  const { tiers } = useLoaderData<typeof loader>();
  return (
    <IntakePage>
      <Hero />
      <TierList tiers={tiers} />
      <HowItWorks />
    </IntakePage>
  );
}

import { count, formatMoney } from '@sage/ui';
import type { Tier } from '../../api.server.ts';
import { PROJECT_LABELS } from '../../recommendation/words.ts';
import type { LeadResult } from './state.ts';

type Line = LeadResult['whatIf'][number];

function condition(line: Line): string {
  switch (line.factor) {
    case 'budget':
      if (line.belowCents === null) return `With a budget of ${formatMoney(line.fromCents)} or more`;
      return line.fromCents === 0 ? `With a budget under ${formatMoney(line.belowCents)}` : `With a budget of ${formatMoney(line.fromCents)} to ${formatMoney(line.belowCents)}`;
    case 'assets':
      return `${line.has ? 'With' : 'Without'} ${line.asset === 'survey' ? 'a survey' : 'drawings'}`;
    case 'timeline':
      return `With ${count(line.weeks, 'week')} ${line.isLonger ? 'or more' : 'or less'}`;
    case 'project_type':
      return `For ${PROJECT_LABELS[line.projectType].replace(/^[AS]/, (letter) => letter.toLowerCase())}`;
  }
}

/** "Without a survey, The Concierge would fit better." */
export const whatIfWords = (line: Line, tiers: Tier[]): string =>
  `${condition(line)}, ${tiers.find(({ id }) => id === line.tier)?.name ?? `tier ${line.tier}`} would fit better.`;

/** What people typed into the public form: shaped like a submission of `packages/domain`, whose rules made `submissions.json` of it. */
export interface Prospect {
  submissionId: string;
  contact: { name: string; email: string; phone?: string };
  projectAddress: string;
  answers: {
    budget: { kind: 'amount'; cents: number } | { kind: 'share_of_install' } | { kind: 'unsure' };
    timelineWeeks: number;
    projectType: string;
    hasSurvey: boolean;
    hasDrawings: boolean;
  };
  budgetIsBand: boolean;
}

const band = (dollars: number) => ({ budget: { kind: 'amount' as const, cents: dollars * 100 }, budgetIsBand: true });
const exactly = (dollars: number) => ({ budget: { kind: 'amount' as const, cents: dollars * 100 }, budgetIsBand: false });
const install = { budget: { kind: 'share_of_install' as const }, budgetIsBand: false };
const unsure = { budget: { kind: 'unsure' as const }, budgetIsBand: false };

type Money = ReturnType<typeof band> | ReturnType<typeof exactly> | typeof install | typeof unsure;
type Assets = 'survey and drawings' | 'survey' | 'nothing';

function prospect(n: number, name: string, email: string, projectAddress: string, [money, timelineWeeks, assets, projectType]: [Money, number, Assets, string]): Prospect {
  return {
    submissionId: `5a9e0000-0000-4000-8000-0000000001${String(n).padStart(2, '0')}`,
    contact: { name, email },
    projectAddress,
    answers: { budget: money.budget, timelineWeeks, projectType, hasSurvey: assets !== 'nothing', hasDrawings: assets === 'survey and drawings' },
    budgetIsBand: money.budgetIsBand,
  };
}

export const PROSPECTS: readonly Prospect[] = [
  prospect(1, 'Elena Marsh', 'elena@example.com', '2217 Cragmont Avenue, Berkeley, CA 94708', [band(2_500), 4, 'survey and drawings', 'simple_renovation']),
  prospect(2, 'David Kim', 'david@example.com', '408 Manzanita Way, Woodside, CA 94062', [band(7_500), 8, 'survey', 'standard_renovation']),
  prospect(3, 'Priya Natarajan', 'priya@example.com', '73 Redwood Terrace, Mill Valley, CA 94941', [band(7_500), 7, 'survey', 'standard_renovation']),
  prospect(4, 'Hollis and June Carter', 'hollis@example.com', '1150 Live Oak Hill Road, Ojai, CA 93023', [exactly(25_000), 14, 'nothing', 'new_build']),
  prospect(5, 'Ruth Abrams', 'ruth@example.com', '36 Poppy Lane, Albany, CA 94706', [band(2_500), 5, 'survey and drawings', 'small_addition']),
  prospect(6, 'Margaret Wexler', 'margaret@example.com', '9 Quarry Ridge, Montecito, CA 93108', [band(35_000), 30, 'survey', 'complex']),
  prospect(7, 'Owen Brandt', 'owen@example.com', '522 Juniper Street, San Rafael, CA 94901', [band(2_500), 3, 'survey and drawings', 'simple_renovation']),
  prospect(8, 'Grace Liu', 'grace@example.com', '61 Larkspur Court, Orinda, CA 94563', [band(7_500), 8, 'survey', 'standard_addition']),
  prospect(9, 'Teresa Villanueva', 'teresa@example.com', '1904 Bonita Avenue, Berkeley, CA 94704', [band(7_500), 1, 'nothing', 'standard_renovation']),
  prospect(10, 'Jonah and Miriam Feld', 'jonah@example.com', '300 Eucalyptus Drive, Hillsborough, CA 94010', [install, 20, 'survey and drawings', 'complex']),
  prospect(11, 'Caleb Winters', 'caleb@example.com', '88 Sorrel Road, Sebastopol, CA 95472', [band(2_500), 10, 'survey and drawings', 'new_build']),
  prospect(12, 'Nadia Haddad', 'nadia@example.com', '15 Acacia Street, Alameda, CA 94501', [band(7_500), 8, 'survey', 'standard_renovation']),
  prospect(13, 'Louis Fontaine', 'louis@example.com', '740 Vineyard Crest, Healdsburg, CA 95448', [band(7_500), 12, 'survey', 'major_renovation']),
  prospect(14, 'Brooke Sandoval', 'brooke@example.com', '2 Harbor View, Sausalito, CA 94965', [unsure, 1, 'nothing', 'complex']),
];

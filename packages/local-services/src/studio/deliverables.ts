/** What the demo studio handed over, or is about to. The files lie in `files/`, drawn for this purpose. */
export interface DemoDeliverable {
  key: string;
  name: string;
  file: string;
  category: 'Document' | 'Photo' | 'Rendering' | 'Floor Plan' | 'Contract';
  description: string | null;
  daysAgo: number;
  isPublished: boolean;
}

const item = (key: string, name: string, file: string, category: DemoDeliverable['category'], daysAgo: number, description: string | null = null, isPublished = true): DemoDeliverable =>
  ({ key, name, file, category, description, daysAgo, isPublished });

export const DELIVERABLES: readonly DemoDeliverable[] = [
  item('maya', 'Planting plan', 'planting-plan.png', 'Floor Plan', 2, 'Beds, trees and the rill, with the path moved toward the oak as you asked.'),
  item('maya', 'Planting schedule', 'planting-schedule.pdf', 'Document', 2, 'Every plant with its size and number, ready for a nursery.'),
  item('maya', 'The garden in June', 'meadow.jpg', 'Rendering', 1, 'A first look at the upper meadow in its second summer.', false),
  item('elena', 'Concept notes', 'concept-notes.pdf', 'Document', 78),
  item('elena', 'Courtyard concept', 'courtyard.jpg', 'Rendering', 73),
  item('grace', 'Planting plan', 'planting-plan.png', 'Floor Plan', 9),
  item('grace', 'Planting schedule', 'planting-schedule.pdf', 'Document', 4),
  item('david', 'Terrace and steps', 'terrace-plan.png', 'Floor Plan', 3, 'The draft for your review: terrace, steps and the fire bowl.'),
  item('david', 'House at dusk', 'house-at-dusk.jpg', 'Rendering', 2),
  item('priya', 'Courtyard draft', 'courtyard.jpg', 'Rendering', 8),
  item('hollis', 'Site survey', 'site-survey.png', 'Floor Plan', 12, 'Contours at two feet, with the heritage oak and its drip line.'),
  item('hollis', 'Before: the west meadow', 'meadow.jpg', 'Photo', 14),
  item('margaret', 'Design agreement', 'design-agreement.pdf', 'Contract', 52),
  item('margaret', 'Terrace study', 'terrace-plan.png', 'Floor Plan', 9),
];

/** Who wrote what about which project. `studio`: Tom, of the team. */
export const MESSAGES = [
  { key: 'maya', by: 'client', daysAgo: 3, body: 'Could the path bend a little closer to the oak? We like to sit there in the evening.' },
  { key: 'maya', by: 'studio', daysAgo: 2, body: 'Gladly: it is in the new planting plan. The roots have room, we checked with the arborist.' },
  { key: 'david', by: 'studio', daysAgo: 2, body: 'The draft is up. Take your time with the steps, they decide where the fire bowl goes.' },
  { key: 'priya', by: 'client', daysAgo: 4, body: 'We love the court. Is there a way to keep more shade on the south side?' },
] as const;

const numbered = (kind: string, n: number) => `5a9e0000-0000-4000-8000-000000000${kind}${String(n + 1).padStart(2, '0')}`;
/** Of the n-th deliverable. */
export const fileId = (n: number): string => numbered('2', n);
export const deliverableId = (n: number): string => numbered('3', n);

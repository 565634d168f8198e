import { ADA, MAYA, type Person } from './people.ts';
import type { AppName } from './stack.ts';

export interface PageUnderTest {
  app: AppName;
  path: string;
  as?: Person;
  /** 200 unless it says otherwise. */
  status?: number;
}

const RESULT = '/fit?budget=from-1500000&weeks=10&type=new_build';

/** Every page that the apps have. A new one belongs here: it is then looked at in light and dark, narrow and wide. */
export const PAGES: PageUnderTest[] = [
  { app: 'intake', path: '/' },
  { app: 'intake', path: '/fit' },
  { app: 'intake', path: '/start' },
  { app: 'intake', path: '/start/nowhere', status: 404 },
  { app: 'intake', path: RESULT },
  { app: 'intake', path: '/fit?weeks=0', status: 400 },
  { app: 'intake', path: '/nowhere', status: 404 },
  { app: 'portal', path: '/sign-in' },
  { app: 'portal', path: '/link' },
  { app: 'portal', path: `/invitation/${'x'.repeat(43)}` },
  { app: 'portal', path: '/', as: MAYA },
  { app: 'portal', path: '/projects/5a9e0000-0000-4000-8000-000000000021', as: MAYA },
  { app: 'portal', path: '/projects/nonsense', as: MAYA, status: 404 },
  { app: 'portal', path: '/projects/5a9e0000-0000-4000-8000-000000000021/messages', as: MAYA },
  { app: 'portal', path: '/projects/5a9e0000-0000-4000-8000-000000000021/messages?before=nonsense', as: MAYA, status: 404 },
  { app: 'portal', path: '/payments', as: MAYA },
  { app: 'portal', path: '/nowhere', status: 404 },
  { app: 'ops', path: '/sign-in' },
  { app: 'ops', path: '/', as: ADA },
  { app: 'ops', path: '/leads', as: ADA },
  { app: 'ops', path: '/leads?status=closed', as: ADA },
  { app: 'ops', path: '/leads?status=nonsense', as: ADA, status: 404 },
  { app: 'ops', path: '/projects', as: ADA },
  { app: 'ops', path: '/projects/5a9e0000-0000-4000-8000-000000000021', as: ADA },
  { app: 'ops', path: '/projects/5a9e0000-0000-4000-8000-000000000021/upload', as: ADA },
  { app: 'ops', path: '/projects/5a9e0000-0000-4000-8000-000000000021/messages', as: ADA },
  { app: 'ops', path: '/projects/nonsense', as: ADA, status: 404 },
  { app: 'ops', path: '/clients', as: ADA },
  { app: 'ops', path: '/clients?status=no_entry', as: ADA },
  { app: 'ops', path: '/clients?status=nonsense', as: ADA, status: 404 },
  { app: 'ops', path: '/payments', as: ADA },
  { app: 'ops', path: '/sync', as: ADA },
  { app: 'ops', path: '/sync/records', as: ADA },
  { app: 'ops', path: '/sync/conflicts', as: ADA },
  { app: 'ops', path: '/sync/conflicts?status=put_back', as: ADA },
  { app: 'ops', path: '/sync/conflicts?status=nonsense', as: ADA, status: 404 },
  { app: 'ops', path: '/sync/activity', as: ADA },
  { app: 'ops', path: '/sync/preview', as: ADA },
  { app: 'ops', path: '/sync/reconcile', as: ADA },
  { app: 'ops', path: '/sync/rebuild', as: ADA },
  { app: 'ops', path: '/sync/settings', as: ADA },
  { app: 'ops', path: '/sync/webhook', as: ADA },
  { app: 'ops', path: '/nowhere', status: 404 },
];

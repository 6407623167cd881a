import { createBrowserRouter } from 'react-router';
import { InvitationPage } from './session/invitation-page.tsx';
import { SessionGate } from './session/session-gate.tsx';
import { SetUpPage } from './session/set-up-page.tsx';
import { CrashPage } from './session/crash-page.tsx';
import { DeskPage } from './workspace/desk-page.tsx';
import { LiveBlogListPage } from './live-blogs/live-blog-list-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { QuarantinePage } from './quarantine/quarantine-page.tsx';

/** The pages of the desk by address. */
export const router = createBrowserRouter(
  [
    {
      ErrorBoundary: CrashPage,
      children: [
        { path: 'set-up', Component: SetUpPage },
        { path: 'invitation', Component: InvitationPage },
        {
          Component: SessionGate,
          children: [
            { index: true, Component: LiveBlogListPage },
            { path: 'people', Component: PeoplePage },
            { path: 'quarantine', Component: QuarantinePage },
            { path: ':liveBlogId/:updateId?', Component: DeskPage },
          ],
        },
      ],
    },
  ],
  { basename: '/desk' },
);

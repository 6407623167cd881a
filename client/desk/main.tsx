import '../ui/fonts.css';
import '../ui/tokens.css';
import './desk.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './api/query-client.ts';
import { router } from './routes.tsx';
import { sessionExpired } from './session/expiry.ts';
import { applyTheme } from './ui/theme.ts';
import { Toasts } from './ui/toasts.tsx';

const root = document.getElementById('desk');
if (root === null) throw new Error('index.html has no #desk');

applyTheme();
const queries = createQueryClient(() => sessionExpired.set(true));

createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queries}>
        <Tooltip.Provider delay={500}>
          <RouterProvider router={router} />
          <Toasts />
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);

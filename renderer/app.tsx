/** The providers around everything, and the gate: nobody signed in sees the sign-in screen, everyone else their office. */
import { CloseButton, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/vi.js';
import { documents } from './data/documents.ts';
import { SignedInContext, useSession } from './data/session.ts';
import { forgetEvents } from './data/use-events.ts';
import { Preferences } from './frame/preferences.tsx';
import { router } from './router.tsx';
import { SignIn } from './session/sign-in.tsx';
import { theme } from './theme/theme.ts';
import { variables } from './theme/variables.ts';
import { Crash } from './ui/crash.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { keepFocus } from './ui/kept-focus.ts';

// Everything comes from this machine: an answer is never stale by age, only by an event that says so.
const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: 1 } },
});

export function App() {
  const { i18n, t } = useTranslation('common');
  const close = t('close');
  useEffect(keepFocus, []);
  // A cross says nothing to who can't see it; dialogs and notices have one each.
  const named = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          CloseButton: CloseButton.extend({
            defaultProps: { ...theme.components?.CloseButton?.defaultProps, 'aria-label': close },
          }),
        },
      }),
    [close],
  );
  return (
    <MantineProvider theme={named} cssVariablesResolver={variables} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queries}>
          <ModalsProvider>
            <Notifications position="bottom-center" autoClose={6000} limit={4} />
            <ErrorBoundary fallback={(retry) => <Crash retry={retry} />}>
              <Preferences>
                <Gate />
              </Preferences>
            </ErrorBoundary>
          </ModalsProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}

function Gate() {
  const session = useSession();
  const person = session?.state === 'signed-in' ? session.person : undefined;
  useEffect(() => {
    if (person === undefined) return undefined;
    // What one person had open is not for the next one.
    return () => {
      documents.forgetAll();
      forgetEvents();
      queries.clear();
    };
  }, [person]);
  if (!session) return null;
  if (session.state === 'signed-out') return <SignIn session={session} />;
  return (
    <SignedInContext value={session} key={session.person}>
      <RouterProvider router={router} />
    </SignedInContext>
  );
}

/** Applies the kept settings: language and light or dark. Nothing is drawn before they are known, so nothing flashes. */
import { useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useSettings } from '#renderer/data/live.ts';
import { changeLanguage } from '#renderer/i18n/index.ts';

export function Preferences({ children }: { children: ReactNode }) {
  const settings = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  const language = settings?.language;
  const scheme = settings?.theme;
  useLayoutEffect(() => {
    if (language) changeLanguage(language);
  }, [language]);
  useLayoutEffect(() => {
    if (scheme) setColorScheme(scheme === 'system' ? 'auto' : scheme);
  }, [scheme, setColorScheme]);
  return settings ? children : null;
}

/** Sets the languages up: Vietnamese first, English complete. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, vi } from './resources.ts';

export type Language = 'vi' | 'en';

void i18next.use(initReactI18next).init({
  lng: 'vi',
  fallbackLng: 'vi',
  defaultNS: 'common',
  ns: Object.keys(vi),
  resources: { vi, en },
  interpolation: { escapeValue: false }, // React escapes
  initAsync: false,
});

/** Changes every visible word, and tells the browser which language they are in. */
export function changeLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

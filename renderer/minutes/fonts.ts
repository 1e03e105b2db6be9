/**
 * Tinos, as wide as Times New Roman: the sheet on screen breaks its lines where print does. The whole font and not its web
 * subsets: cut apart, it sets some dấu beside their letters.
 */

import regular from '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf?url';
import italic from '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf?url';
import bold from '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf?url';
import boldItalic from '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf?url';

const faces = [
  [regular, '400', 'normal'],
  [italic, '400', 'italic'],
  [bold, '700', 'normal'],
  [boldItalic, '700', 'italic'],
] as const;

for (const [url, weight, style] of faces)
  document.fonts.add(new FontFace('Tinos', `url(${url})`, { weight, style, display: 'swap' }));

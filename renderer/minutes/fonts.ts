/** Tinos, as wide as Times New Roman: the sheet on screen breaks its lines where print does. */
import '@fontsource/tinos/vietnamese-400.css';
import '@fontsource/tinos/latin-400.css';
import '@fontsource/tinos/vietnamese-400-italic.css';
import '@fontsource/tinos/latin-400-italic.css';
import '@fontsource/tinos/vietnamese-700.css';
import '@fontsource/tinos/latin-700.css';
import '@fontsource/tinos/vietnamese-700-italic.css';
import '@fontsource/tinos/latin-700-italic.css';

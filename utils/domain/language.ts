/** The choice of whoever leaves the language to the browser; any other choice is the name of a language's folder. */
export const browserLanguage = 'browser';

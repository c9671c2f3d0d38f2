/** The door to the browser's extension API for the background and our own pages: Promises in Chrome and Firefox alike. */
export { default as browser } from 'webextension-polyfill';

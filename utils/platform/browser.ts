/** The one door to the browser's extension API: Promises in Chrome and Firefox alike. */
export { default as browser } from 'webextension-polyfill';

/** The id that Chromium makes of the public key in the manifest; a store that signs with its own key gives another. */
export const chromiumExtensionId = 'dbpnbdbpdffbjpbeeabdfpgdjjnlllom';

/** The id that the manifest fixes for Firefox. */
export const firefoxExtensionId = '{5f0c9a52-6a3e-4c1c-9f5b-3d1e7a90c0d1}';

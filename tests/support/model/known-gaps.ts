/** MODEL_STRICT asks for what the background does not promise yet as well; each line here goes when it does. */
const strict = process.env['MODEL_STRICT'] !== undefined;

/**
 * A sign-on that ends after somebody else has come leaves its session in the browser's memory until the portal is next
 * asked for the new person, who never gets it. It closes when sessions are written for the current person only.
 */
export const lateSessionsMayStay: boolean = !strict;

/**
 * While a session of one person is kept, the portal's own cookie may become another's, and the account page goes by
 * the cookie: loans of the second are taken for the first's. It closes when whoever reads that page makes sure whose
 * it is.
 */
export const cookieMayMislead: boolean = !strict;

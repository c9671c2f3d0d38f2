/** Long random words, tickets and addresses of persons are no part of a path that may be shown to others. */
const plainSegment = /^[\p{L}\d_~$+,{}.-]{1,40}$/u;
const ticket = /^(ST|PT|PGT|TGT|TGC)-/i;
const longRandom = /^(?=.*\d)(?=.*[a-z])[\w-]{21,}$/i;

/** Host and path of an address, with `…` in place of whatever could be secret; null for what is no address. */
export function redactUrl(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  return url.host + url.pathname.split('/').map(shown).join('/');
}

/** `;jsessionid=…` and its like carry a session (RFC 3986, §3.3, "parameters of a segment"). */
function shown(segment: string): string {
  const [name = ''] = decoded(segment).split(';');
  const isPlain = plainSegment.test(name) && !ticket.test(name) && !longRandom.test(name);
  return name === '' || isPlain ? name : '…';
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '…';
  }
}

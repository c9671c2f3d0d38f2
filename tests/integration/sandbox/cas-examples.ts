/**
 * Examples of the CAS Protocol 3.0 Specification, version 3.0.3 (Apereo, Apache License 2.0), to compare the sandbox's
 * responses with. Omitted: `proxyGrantingTicket` and `proxies`, since the sandbox has no proxy tickets.
 */

/** §2.5.2, on ticket validation success. */
export const successXml = `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
 <cas:authenticationSuccess>
  <cas:user>username</cas:user>
 </cas:authenticationSuccess>
</cas:serviceResponse>`;
export const successJson = { serviceResponse: { authenticationSuccess: { user: 'username' } } };

/** §2.5.2, on ticket validation failure. */
export const failureXml = `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
 <cas:authenticationFailure code="INVALID_TICKET">
    Ticket ST-1856339-aA5Yuvrxzpv8Tau1cYQ7 not recognized
  </cas:authenticationFailure>
</cas:serviceResponse>`;
export const failureJson = {
  serviceResponse: {
    authenticationFailure: {
      code: 'INVALID_TICKET',
      description: 'Ticket ST-1856339-aA5Yuvrxzpv8Tau1cYQ7 not recognized',
    },
  },
};

/** §2.5.7, example response with custom attributes, around the attributes of appendix A. */
export const attributesXml = `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
  <cas:authenticationSuccess>
    <cas:user>username</cas:user>
    <cas:attributes>
      <cas:authenticationDate>2015-11-12T09:30:10Z</cas:authenticationDate>
      <cas:longTermAuthenticationRequestTokenUsed>true</cas:longTermAuthenticationRequestTokenUsed>
      <cas:isFromNewLogin>true</cas:isFromNewLogin>
      <cas:myAttribute>myValue</cas:myAttribute>
    </cas:attributes>
  </cas:authenticationSuccess>
</cas:serviceResponse>`;

/** §2.1.2, §2.4.3 and §2.5.6: example URLs, by what they show. */
export const addressExamples = {
  login: 'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice',
  gateway: 'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice&gateway=true',
  renew: 'https://cas.example.org/cas/login?service=http%3A%2F%2Fwww.example.org%2Fservice&renew=true',
  post: 'https://cas.example.org/cas/login?method=POST&service=http%3A%2F%2Fwww.example.org%2Fservice',
  validate:
    'https://cas.example.org/cas/validate?service=http%3A%2F%2Fwww.example.org%2Fservice&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7',
  validateRenew:
    'https://cas.example.org/cas/validate?service=http%3A%2F%2Fwww.example.org%2Fservice&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7&renew=true',
  serviceValidate:
    'https://cas.example.org/cas/serviceValidate?service=http%3A%2F%2Fwww.example.org%2Fservice&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7',
  serviceValidateRenew:
    'https://cas.example.org/cas/serviceValidate?service=http%3A%2F%2Fwww.example.org%2Fservice&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7&renew=true',
  serviceValidateProxy:
    'https://cas.example.org/cas/serviceValidate?service=http%3A%2F%2Fwww.example.org%2Fservice&ticket=ST-1856339-aA5Yuvrxzpv8Tau1cYQ7&pgtUrl=https://www.example.org%2Fservice%2FproxyCallback',
} as const;

/** An example with replaced values; every value must occur in it. */
export function withValues(example: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [theirs, ours]) => {
    if (!text.includes(theirs)) throw new Error(`no ${theirs} in the example ${text}`);
    return text.replaceAll(theirs, ours);
  }, example);
}

export const exampleTicket = 'ST-1856339-aA5Yuvrxzpv8Tau1cYQ7';

/** How a ticket is delivered to its service: CAS Protocol 3.0 Specification, §2.1.1, `method`. */
export type Method = 'GET' | 'POST' | 'HEADER';

/** The parameters of `/cas/login`: CAS Protocol 3.0 Specification, §2.1.1. */
export interface LoginParameters {
  /** Null when the parameter is missing: the person signs on without a redirect. */
  readonly service: string | null;
  readonly renew: boolean;
  /** Ignored with `renew` or without a service, as the specification recommends. */
  readonly gateway: boolean;
  readonly method: Method;
}

export function readLoginParameters(parameters: URLSearchParams): LoginParameters {
  const service = parameters.get('service') || null;
  const renew = isSet(parameters.get('renew'));
  const gateway = isSet(parameters.get('gateway')) && !renew && service !== null;
  return { service, renew, gateway, method: methodOf(parameters.get('method')) };
}

/** The specification recommends `true`; any other value except `false` counts. Assumed: `false` means "not set". */
export function isSet(parameter: string | null): boolean {
  return parameter !== null && parameter !== 'false';
}

/** Assumed: an unknown method means the default, a redirect. */
function methodOf(parameter: string | null): Method {
  return parameter === 'POST' || parameter === 'HEADER' ? parameter : 'GET';
}

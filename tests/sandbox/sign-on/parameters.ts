/** How a ticket gets to its service: CAS Protocol 3.0 Specification, §2.1.1, `method`. */
export type Method = 'GET' | 'POST' | 'HEADER';

/** What `/cas/login` is asked for: CAS Protocol 3.0 Specification, §2.1.1. */
export interface LoginParameters {
  /** Null when none was given: the person then signs on without going anywhere. */
  readonly service: string | null;
  readonly renew: boolean;
  /** Never together with `renew`, nor without a service: it is ignored then, as the specification recommends. */
  readonly gateway: boolean;
  readonly method: Method;
}

export function readLoginParameters(parameters: URLSearchParams): LoginParameters {
  const service = parameters.get('service') || null;
  const renew = isSet(parameters.get('renew'));
  const gateway = isSet(parameters.get('gateway')) && !renew && service !== null;
  return { service, renew, gateway, method: methodOf(parameters.get('method')) };
}

/** The specification recommends `true`; any other value counts too, but `false`, which is assumed to mean "not set". */
export function isSet(parameter: string | null): boolean {
  return parameter !== null && parameter !== 'false';
}

/** Assumed: a method that the specification does not name is taken for the default, a redirect. */
function methodOf(parameter: string | null): Method {
  return parameter === 'POST' || parameter === 'HEADER' ? parameter : 'GET';
}

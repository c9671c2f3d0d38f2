import { options } from 'preact';

/** Passes what the panel's event handlers throw to `broken`, so that it does not reach the page's console. */
export function guardHandlers(broken: (error: unknown) => void): void {
  const before = options.vnode;
  options.vnode = (vnode) => {
    before?.(vnode);
    if (typeof vnode.type !== 'string') return;
    const props: Record<string, unknown> = vnode.props;
    for (const [name, handler] of Object.entries(props)) {
      if (name.startsWith('on') && typeof handler === 'function')
        props[name] = (event: Event) => {
          try {
            return handler(event);
          } catch (error) {
            broken(error);
          }
        };
    }
  };
}

import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Panels } from '../../panel/Panels.tsx';
import { createPanelSession, type PanelSession } from '../../panel/panel-session.ts';
import type { Preview } from './preview-model.ts';

/** Where the panel's own style sheet holds, and nothing of this page's. */
export interface PanelStage {
  readonly host: HTMLElement;
  readonly root: HTMLElement;
}

interface PanelProps {
  readonly preview: Preview;
  /** The portal whose tab is chosen, where there are several. */
  readonly portalId: string;
  readonly createStage: () => PanelStage;
  readonly failed: (error: unknown) => void;
}

/** The panel itself, to be looked at and not used: what it shows is said in words beside it. */
export function PreviewPanel({ preview, portalId, createStage, failed }: PanelProps) {
  const place = useRef<HTMLDivElement>(null);
  const session = useRef<PanelSession>(null);
  const latest = useRef(preview);
  latest.current = preview;

  useLayoutEffect(() => {
    const { host, root } = createStage();
    host.inert = true;
    host.ariaHidden = 'true';
    place.current?.append(host);
    session.current = createPanelSession({
      open: async () => latest.current.model,
      offer: async () => null,
      answerOffer: async () => null,
      refresh: async () => null,
      search: async ({ terms }) => ({
        ...{ terms, address: '', opened: false },
        answer: { ok: false, failure: { kind: 'unreachable' } },
      }),
      suggest: async () => ({ items: [], keepsPast: false }),
      forget: async () => null,
      cover: async () => null,
      failed,
    });
    render(<Panels session={session.current} broken={failed} />, root);
    return () => {
      render(null, root);
      host.remove();
    };
  }, []);

  const shown = JSON.stringify([preview, portalId]);
  useEffect(() => {
    session.current?.show(preview.visitor).then(() => session.current?.choose(portalId), failed);
  }, [shown]);

  return <div class="stage" ref={place} />;
}

import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Panels } from '../../panel/Panels.tsx';
import { createPanelSession, type PanelSession } from '../../panel/panel-session.ts';
import type { Preview } from './preview-model.ts';

/** A shadow root with the panel's style sheet, isolated from this page's styles. */
export interface PanelStage {
  readonly host: HTMLElement;
  readonly root: HTMLElement;
}

interface PanelProps {
  readonly preview: Preview;
  /** The portal whose tab is selected in the panel. */
  readonly portalId: string;
  readonly createStage: () => PanelStage;
  readonly failed: (error: unknown) => void;
}

/** The real panel, inert and hidden from assistive technology: the text beside it describes it. */
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

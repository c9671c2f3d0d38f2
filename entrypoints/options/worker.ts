import { serveWork } from '../../utils/administration/serve-work.ts';
import type { Order } from '../../utils/administration/work.ts';
import { works } from '../../utils/administration/works.ts';

/** The settings page's worker: it reads lists and builds feeds, away from the page. */
serveWork(works, {
  listen: (heard) => addEventListener('message', ({ data }: MessageEvent<Order>) => heard(data)),
  report: (report) => postMessage(report),
});

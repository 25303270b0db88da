// The live figures: one EventSource, opened again whenever the server ends it, and a watch for silence.
import { useEffect, useState } from './ui.js';
import * as api from './api.js';

const SILENCE = 3000;
const PAUSE = 2000;

/** The newest view, and whether it is stale. Calls `gone` when the session is no longer good. */
export function useLive(gone) {
  const [view, setView] = useState(null);
  const [stale, setStale] = useState(false);

  useEffect(() => {
    let source = null;
    let again = 0;
    let ended = false;
    let last = performance.now();

    const probe = () => api.me().catch((refused) => {
      if (refused.status === 401 && !ended) gone();
    });
    const open = () => {
      if (ended) return;
      source = new EventSource('api/stream');
      source.addEventListener('sites', (event) => {
        last = performance.now();
        setView(JSON.parse(event.data));
        setStale(false);
      });
      source.addEventListener('error', () => {
        probe();
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, PAUSE);
      });
    };
    const watch = setInterval(() => setStale(performance.now() - last > SILENCE), 500);
    open();
    return () => {
      ended = true;
      clearInterval(watch);
      clearTimeout(again);
      source?.close();
    };
  }, []);

  return { view, stale };
}

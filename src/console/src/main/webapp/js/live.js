// The live figures: one EventSource, opened again whenever the server ends it, and a watch for silence.
import { useEffect, useState } from './ui.js';
import * as api from './api.js';

const SILENCE = 3000;
const PAUSE = 2000;

const since = (last) => (performance.now() - last > SILENCE ? Math.round((performance.now() - last) / 1000) : 0);

/** The newest view, and for how many seconds nothing has come: 0 while the figures are fresh. Calls `gone` when the session is no longer good. */
export function useLive(gone) {
  const [view, setView] = useState(null);
  const [silent, setSilent] = useState(0);

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
        setSilent(0);
      });
      source.addEventListener('error', () => {
        probe();
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, PAUSE);
      });
    };
    const watch = setInterval(() => setSilent(since(last)), 500);
    open();
    return () => {
      ended = true;
      clearInterval(watch);
      clearTimeout(again);
      source?.close();
    };
  }, []);

  return { view, silent };
}

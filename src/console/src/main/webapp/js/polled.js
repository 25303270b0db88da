import { useEffect, useState } from './ui.js';

/**
 * What the site said last, and why it says nothing now. Asked again `every` so many milliseconds, and after each of the `acts`
 * made here.
 */
export function usePolled(ask, every, acts) {
  const [newest, setNewest] = useState(null);
  const [fault, setFault] = useState('');

  useEffect(() => {
    const load = () => ask().then((answer) => {
      setNewest(answer);
      setFault('');
    }, (refused) => setFault(refused.message));
    load();
    const timer = setInterval(load, every);
    return () => clearInterval(timer);
  }, [acts]);

  return { newest, fault };
}

import { html, useState } from './ui.js';
import { EffectDialog } from './dialog.js';

/**
 * What is to be done is said with its effect, in numbers where they are known, and done when that is confirmed. Gives the dialog, and
 * `confirm({ title, effect, verb, undoable, typed, act })`, which promises what `act` answered; `act` gets what was typed, where `typed`
 * must be. What it is refused with stands in the dialog.
 */
export function useConfirm() {
  const [wish, setWish] = useState(null);
  const confirm = (next) => new Promise((done) => setWish({ ...next, done }));
  const close = () => setWish(null);
  const done = (answer) => {
    close();
    wish.done(answer);
  };
  return [wish && html`<${EffectDialog} ...${wish} done=${done} cancel=${close} />`, confirm];
}

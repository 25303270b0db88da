import { dotted, html, number, position } from './ui.js';
import * as api from './api.js';
import { ReasonDialog } from './dialog.js';

const WORDS = {
  retry: {
    title: 'Retry', verb: 'Retry the event',
    effect: (waiting) => `The event is replayed once more. If that succeeds, ${waiting} behind it in order. If it fails, it is parked again and nothing else changes.`,
  },
  skip: {
    title: 'Skip', verb: 'Skip the event',
    effect: (waiting) => `The event is left out at this site for ever. This copy then differs from the primary, and later events may fail because of it. After that, ${waiting} in order. This cannot be taken back.`,
  },
};

const follow = (count) => (count === 1 ? 'the 1 stored event that waits follows' : `the ${number(count)} stored events that wait follow`);

/** Retries or skips a parked event. */
export function ActDialog({ wish: { what, event }, waiting, done, cancel }) {
  const words = WORDS[what];
  return html`<${ReasonDialog} title=${`${words.title} ${position(event.position)}`} name=${dotted(event.name)}
    effect=${words.effect(follow(waiting))} verb=${words.verb} undoable=${what === 'retry'}
    act=${(reason) => api.act(what, event.position, reason)} done=${done} cancel=${cancel} />`;
}

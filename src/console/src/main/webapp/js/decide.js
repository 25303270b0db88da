import { html, number } from './ui.js';
import * as api from './api.js';
import { ReasonDialog } from './dialog.js';

const WORDS = {
  submit: {
    title: 'Submit again', verb: 'Submit again',
    effect: (count) => `The calls of ${count} are made again at the primary, as new events, in the order of the log. What is in effect already is not done twice. A call that fails there changes nothing, and waits here as before.`,
  },
  edit: {
    title: 'Submit with other arguments', verb: 'Submit again',
    effect: () => 'The call is made at the primary with the arguments that you wrote. Those that it had stay on record. What is in effect already is not done twice.',
  },
  drop: {
    title: 'Drop', verb: 'Drop',
    effect: (count) => `${count[0].toUpperCase()}${count.slice(1)} ${count === '1 event' ? 'is' : 'are'} left out for good: what callers saw succeed is then undone. The record stays. This cannot be taken back.`,
  },
};

const send = {
  submit: ({ origins }, reason) => api.submitQuarantined(origins, reason),
  edit: ({ origins, arguments: edited }, reason) => api.submitEdited(origins[0], edited, reason).then((result) => [result]),
  drop: ({ origins }, reason) => api.dropQuarantined(origins, reason),
};

/** Submits events of the worklist again, or drops them. */
export function DecideDialog({ wish, done, cancel }) {
  const words = WORDS[wish.what];
  const count = wish.origins.length === 1 ? '1 event' : `${number(wish.origins.length)} events`;
  return html`<${ReasonDialog} title=${`${words.title}: ${wish.origins.length === 1 ? wish.origins[0] : count}`}
    effect=${words.effect(count)} verb=${words.verb} undoable=${wish.what !== 'drop'}
    act=${(reason) => send[wish.what](wish, reason)} done=${done} cancel=${cancel} />`;
}

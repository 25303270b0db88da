// Every call to the site. A failure is an Error with the site's own words, its remedy and the status.
export class Refused extends Error {
  constructor(status, error, remedy) {
    super(error);
    this.status = status;
    this.remedy = remedy;
  }

  get words() {
    return `${this.message}${/[.!?]$/.test(this.message) ? '' : '.'} ${this.remedy}`;
  }
}

async function call(method, path, body) {
  const options = { method, headers: { Accept: 'application/json' }, cache: 'no-store' };
  if (method !== 'GET') {
    options.headers['X-Reprise-Console'] = '1';
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body ?? {});
  }
  let answer;
  try {
    answer = await fetch(`api/${path}`, options);
  } catch {
    throw new Refused(0, 'The site does not answer.', 'Look whether its server runs.');
  }
  const text = await answer.text();
  const content = answer.headers.get('Content-Type')?.startsWith('application/json') && text ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Refused(answer.status, content?.error ?? `The site answered with status ${answer.status}.`, content?.remedy ?? '');
  }
  return content;
}

export const me = () => call('GET', 'me');
export const login = (user, password) => call('POST', 'login', { user, password });
export const logout = () => call('POST', 'logout');
export const lag = () => call('GET', 'lag');
export const audit = () => call('GET', 'audit?limit=20');
export const proof = () => call('GET', 'proof?limit=50');
export const promote = (name, reason) => call('POST', `proof/demoted/${encodeURIComponent(name)}/promote`, { reason });
export const policy = (what, wish) => call(what === 'release' ? 'POST' : 'PUT', `policy/${what}`, wish);
export const preview = (subscription) => call('GET', `policy/subscription/preview?subscription=${encodeURIComponent(subscription)}`);
export const reign = () => call('GET', 'reign');
export const plan = () => call('GET', 'reign/plan').then((plans) => plans[0] ?? null);
export const change = (way, wish) => call('POST', `reign/${way}`, wish);
export const comingBack = () => call('GET', 'reign/return');
export const comeBack = (way, wish) => call('POST', `reign/return/${way}`, wish);
export const events = (query) => call('GET', `events?${query}`);
export const portions = (query) => call('GET', `portions?${query}`);
export const queues = (query) => call('GET', `queues?${query}`);
export const queueDay = (name) => call('GET', `queues/day?name=${encodeURIComponent(name)}`);
export const messages = (query) => call('GET', `queues/messages?${query}`);
export const deleteMessage = (queue, id, reason) => call('POST', 'queues/messages/delete', { queue, id, reason });
export const purge = (queue, typed, reason) => call('POST', 'queues/purge', { queue, typed, reason });
export const message = (queue, messageId) => call('GET', `message?${new URLSearchParams({ queue, messageId })}`);
export const putBack = (messageId, reason) => call('POST', 'message/put-back', { messageId, reason });
export const consumers = () => call('GET', 'queues/consumers');
export const taking = (verb, consumer, reason) => call('POST', `queues/consumers/${verb}`, { consumer, reason });
export const alerts = () => call('GET', 'alerts');
export const alertAct = (verb, wish) => call('POST', `alerts/${verb}`, wish);
export const event = (seq, full) => call('GET', `events/${seq}${full ? '?payload=full' : ''}`);
export const jobs = () => call('GET', 'jobs');
export const projections = () => call('GET', 'jobs/projections');
export const compared = () => call('GET', 'jobs/compared');
export const seed = () => call('GET', 'jobs/seed');
export const fit = () => call('GET', 'fit');
export const checkFit = (site) => call('POST', 'fit/check', { site });
export const acceptFit = (reason) => call('POST', 'fit/accept', { reason });
export const rollingAudit = () => call('GET', 'rolling-audit');
export const startJob = (what, wish) => call('POST', `jobs/${what}`, wish);
export const act = (what, { epoch, seq }, reason) => call('POST', `parked/${epoch}/${seq}/${what}`, { reason });
export const quarantine = (query) => call('GET', `quarantine?${query}`);
export const quarantined = (origin) => call('GET', `quarantine/${encodeURIComponent(origin)}`);
export const submitQuarantined = (origins, reason) => call('POST', 'quarantine/submit', { origins, reason });
export const submitEdited = (origin, edited, reason) => call('POST', `quarantine/${encodeURIComponent(origin)}/submit`, { arguments: edited, reason });
export const dropQuarantined = (origins, reason) => call('POST', 'quarantine/drop', { origins, reason });

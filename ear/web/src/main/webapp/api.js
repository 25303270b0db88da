// Requests to this site's REST, all of them JSON.

export class Refused extends Error {
  constructor(status, body) {
    super(body.message ?? `The site answered ${status}`);
    this.body = body;
  }
}

const answer = async response => {
  const type = response.headers.get("content-type") ?? "";
  const body = type.includes("json") ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, body);
  return body;
};

export const read = path => fetch(`api/${path}`, { headers: { accept: "application/json" } }).then(answer);

export const call = (path, body) => fetch(`api/${path}`, {
  method: "POST",
  // a browser lets no script follow to another site: the page says itself who is primary
  headers: { "content-type": "application/json", accept: "application/json", "follow-primary": "no" },
  body: JSON.stringify(body),
}).then(answer);

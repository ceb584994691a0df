// What is asked of the service. Nothing else is asked of anybody.

import { byId } from "./dom.js";

const KEY = "tenfold-token";
const CLIENT = `page-${Math.random().toString(36).slice(2, 12)}`;

/** Why the service did not do what it was asked for. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}.`);
    this.status = status;
    this.title = problem.title ?? "Refused";
    this.errors = problem.errors ?? [];
  }
}

function headers(body) {
  const sent = { "Tenfold-Client": CLIENT };
  if (body !== undefined) sent["Content-Type"] = "application/json";
  const token = sessionStorage.getItem(KEY);
  if (token) sent.Authorization = `Bearer ${token}`;
  return sent;
}

async function refused(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // Whatever stands between may answer without a problem.
  }
  return new Refused(response.status, problem);
}

let asking = null;

/** Has the user tell the token; one dialog however many questions wait for it. */
function askToken() {
  asking ??= new Promise((resolve) => {
    const dialog = byId("token-dialog");
    dialog.addEventListener(
      "close",
      () => {
        sessionStorage.setItem(KEY, byId("token").value.trim());
        byId("token").value = "";
        asking = null;
        resolve();
      },
      { once: true },
    );
    dialog.showModal();
  });
  return asking;
}

async function ask(method, path, body, signal, question) {
  for (;;) {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const named = question ? { ...headers(body), "Tenfold-Question": question } : headers(body);
    const response = await fetch(path, { method, headers: named, body: sent, signal });
    if (response.status !== 401) return response;
    await askToken();
  }
}

/**
 * Asks for JSON.
 *
 * @param question a name for what is asked again and again: a newer question of this page ends an older one
 */
export async function call(method, path, body, signal, question) {
  const response = await ask(method, path, body, signal, question);
  if (!response.ok) throw await refused(response);
  return response.status === 204 ? null : response.json();
}

/** Asks for a text, such as a page to save. */
export async function text(path) {
  const response = await ask("GET", path);
  if (!response.ok) throw await refused(response);
  return response.text();
}

/**
 * Reads Server-Sent Events until they end. They are fetched: a browser's own source of events sends no token.
 */
export async function stream(path, heard, signal) {
  const response = await ask("GET", path, undefined, signal);
  if (!response.ok) throw await refused(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split("\n\n");
    rest = parts.pop();
    for (const part of parts) {
      const name = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (name && data) heard(name, JSON.parse(data));
    }
  }
}

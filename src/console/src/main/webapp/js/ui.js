// What the sections share: Preact with htm, and how figures are written.
import { html, render, useEffect, useRef, useState } from '../vendor/htm/standalone.module.js';

export { html, render, useEffect, useRef, useState };

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const number = (value) => whole.format(value);
export const rate = (value) => `${tenth.format(value)}/s`;
export const position = (p) => `${p.epoch}:${p.seq}`;

/** A span of seconds in words short enough for a table. */
export function span(seconds) {
  if (seconds < 60) return `${tenth.format(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${whole.format(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** Time of day, with the date when it is another day than today. */
export function time(iso, utc) {
  const zone = utc ? { timeZone: 'UTC' } : {};
  const day = (date) => date.toLocaleDateString('sv', zone);
  const at = new Date(iso);
  const clock = at.toLocaleTimeString('sv', zone);
  return day(at) === day(new Date()) ? clock : `${day(at)} ${clock}`;
}

/** A dotted name that may break after its dots only. */
export const dotted = (name) => name.split('.').flatMap((part, index) => (index === 0 ? [part] : ['.', html`<wbr />`, part]));

/** The innermost of the causes that a site names. */
export const rootCause = (reason) => reason.split('; caused by ').at(-1);

/** What calls and rows hold. */
export const mayRead = (me) => ['auditor', 'operator', 'admin'].some((role) => me.roles.includes(role));

/** What can be done once more, or undone. */
export const mayAct = (me) => me.roles.includes('operator') || me.roles.includes('admin');

/** What cannot be undone, and whom this site believes. */
export const mayDecide = (me) => me.roles.includes('admin');

export const word = (upper) => upper.toLowerCase();

// What the pages of the portal do in the browser by themselves. Every page loads this module before it draws anything;
// Java calls the functions below with executeJs("window.kunci.NAME(this, …)").
import {arrived, focusGiven, focusKept, focusRestored} from './focus.js';
import {copies, copied, counts, looksUp, signsIn} from './fields.js';
import {dates} from './dates.js';
import {connection, labels} from './labels.js';
import {idle} from './idle.js';
import {palette} from './palette.js';
import {unsaved} from './unsaved.js';

/** The keys of the queue of approvals, which no other page loads. */
const workbench = bench => import('./approvals.js').then(queue => queue.workbench(bench));

window.kunci = {
  arrived, connection, copied, copies, counts, dates, focusGiven, focusKept, focusRestored, idle, labels, looksUp,
  palette, signsIn, unsaved, workbench,
};

// What all live figures share: elements, a picture that follows its size, sliders, and the words of a line of Java.
const STYLE = `
:host { all: initial; display: block; color-scheme: light dark;
  --paper: #fff; --text: #1b1f24; --quiet: #5b636d; --line: #d8dde3; --field: #f6f7f9; --low: #fff; --high: #c9d6e2; --contour: #93a1ae; --accent: #0072b2; }
@media (prefers-color-scheme: dark) { :host(.follows) { --paper: #16191d; --text: #e6e9ed; --quiet: #a4adb7; --line: #3a424b; --field: #20252b;
  --low: #20262d; --high: #3d4d5e; --contour: #6a7885; --accent: #56b4e9; } }
* { box-sizing: border-box; }
.live { font: 16px/1.45 system-ui, "DejaVu Sans", sans-serif; color: var(--text); background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 12px; }
.row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin: 8px 0; }
.row > label { display: inline-flex; align-items: center; gap: 6px; }
.plots { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 12px; }
.plots.one { grid-template-columns: minmax(0, 1fr); }
@container (max-width: 640px) { .plots { grid-template-columns: minmax(0, 1fr); } }
.holder { container-type: inline-size; }
canvas { display: block; width: 100%; touch-action: none; border-radius: 4px; }
canvas:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
button, select, input[type=number], input[type=text] { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--quiet); border-radius: 6px; min-height: 36px; padding: 2px 10px; }
button { cursor: pointer; min-width: 40px; }
button[aria-pressed=true] { background: var(--accent); color: var(--paper); }
input[type=number] { width: 5.6em; }
input[type=range] { accent-color: var(--accent); min-width: 90px; flex: 1; height: 32px; margin: 0; }
.slider { display: grid; grid-template-columns: 3.2em minmax(80px, 1fr) 5.6em; gap: 8px; align-items: center; margin: 2px 0; }
.walkers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); gap: 0 28px; }
.walker { border-top: 1px solid var(--line); padding: 6px 0; min-width: 0; }
.walker .java { display: flex; gap: 6px; }
.java input { flex: 1; min-width: 0; font: 14px/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
.code { font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; background: var(--field); border-radius: 6px; padding: 6px 10px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: break-word; }
.said { font-variant-numeric: tabular-nums; }
.refused { color: #b3261e; } 
@media (prefers-color-scheme: dark) { :host(.follows) .refused { color: #ff9d94; } }
.quiet { color: var(--quiet); font-size: 14px; }
.swatch { flex: none; width: 44px; height: 14px; }
summary { cursor: pointer; padding: 4px 0; }
@media print { .row, .slider, details, button { display: none; } }
table { border-collapse: collapse; } td, th { padding: 2px 10px 2px 0; text-align: left; font-weight: normal; }
.scroll { overflow-x: auto; } .scroll td, .scroll th { white-space: nowrap; }
select { max-width: 100%; min-width: 0; } .row > label { max-width: 100%; }
@container (max-width: 640px) { .scroll td { white-space: normal; vertical-align: top; font-size: 14px; } }
@media print { .live { break-inside: avoid; font-size: 13px; } canvas { height: auto !important; } .scroll { overflow: visible; } .scroll td { white-space: normal; } }`;

/** An element: its attributes (functions are listeners, "text" is its text), and what is in it. */
function element(tag, attributes, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (name === 'text') {
      made.textContent = value;
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value != null) {
      made.setAttribute(name, value);
    }
  }
  made.append(...inside.filter((part) => part != null));
  return made;
}

/** Whether this is a page of ours, and not a notebook. */
function isPage() {
  return document.querySelector('body.lecture, body.live-page') !== null;
}

/** The figures of this name that are not alive yet, each with a root of its own, which no style of the page reaches. */
function figures(id, alive) {
  document.querySelectorAll('figure[data-live="' + id + '"]:not([data-ready])').forEach((figure) => {
    figure.setAttribute('data-ready', '');
    // Keys are for the figure here, not for the notebook around it.
    figure.setAttribute('data-lm-suppress-shortcuts', 'true');
    figure.setAttribute('data-p-suppress-shortcuts', 'true');
    const host = element('div');
    // A notebook's own theme is not the system's: only a page of ours is dark with the system.
    host.className = isPage() ? 'follows' : '';
    const root = host.attachShadow({ mode: 'open' });
    const body = element('div', { class: 'live', role: 'group', 'aria-label': figure.dataset.name });
    root.append(element('style', { text: STYLE }), element('div', { class: 'holder' }, body));
    figure.replaceChildren(host);
    alive(body, host, figure);
  });
}

/** A picture as wide as its place: draw(context, width, height) in CSS pixels, with all of the screen's own. */
function picture(label, shape, draw) {
  const canvas = element('canvas', { tabindex: 0, role: 'img', 'aria-label': label });
  let asked = false;
  function paint() {
    asked = false;
    const width = Math.max(canvas.clientWidth, 200);
    const height = Math.round(width * shape(width));
    const fine = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * fine) || canvas.height !== Math.round(height * fine)) {
      canvas.width = Math.round(width * fine);
      canvas.height = Math.round(height * fine);
      canvas.style.height = height + 'px';
    }
    const context = canvas.getContext('2d');
    context.setTransform(fine, 0, 0, fine, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(context, width, height);
  }
  canvas.redraw = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(paint);
    }
  };
  new ResizeObserver(canvas.redraw).observe(canvas);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', canvas.redraw);
  return canvas;
}

/** An algorithm's colour as it can be seen here: black is the text's, and what is dark is paler on dark paper. */
function seen(canvas, color) {
  if (color === '#1b1f24') {
    return ink(canvas, 'text');
  }
  const isDark = rgb(ink(canvas, 'paper')).reduce((sum, part) => sum + part, 0) < 300;
  return isDark ? 'rgb(' + rgb(color).map((part) => Math.round(part + (255 - part) * 0.35)).join() + ')' : color;
}

/** A colour of the style. */
function ink(canvas, name) {
  return getComputedStyle(canvas).getPropertyValue('--' + name).trim() || '#888';
}

/** Follows a pointer on a picture, from where it is put down until it is lifted: move(x, y) in CSS pixels. */
function drags(canvas, move) {
  let down = false;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    move(event.clientX - box.left, event.clientY - box.top, event);
  };
  canvas.addEventListener('pointerdown', (event) => {
    down = true;
    canvas.setPointerCapture(event.pointerId);
    at(event);
  });
  canvas.addEventListener('pointermove', (event) => down && at(event));
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => { down = false; });
  }
}

/** A number as one writes it: three digits that count, in Java as on paper. */
function short(number) {
  const size = Math.abs(number);
  return size !== 0 && (size < 1e-3 || size >= 1e5) ? number.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e') : String(+number.toPrecision(3));
}

/** A slider with its number; a logarithmic one goes by factors. The number may lie outside of it. */
function slider(name, { least, most, isLog, digits }, value, change) {
  const to = (v) => (isLog ? Math.log10(v / least) / Math.log10(most / least) : (v - least) / (most - least)) * 1000;
  const from = (place) => {
    const v = isLog ? least * Math.pow(most / least, place / 1000) : least + ((most - least) * place) / 1000;
    return +v.toPrecision(digits || 3);
  };
  const range = element('input', { type: 'range', min: 0, max: 1000, step: 1, 'aria-label': name, 'aria-valuetext': short(value), value: to(value),
    input: () => { number.value = from(range.value); range.setAttribute('aria-valuetext', number.value); change(+number.value); } });
  const number = element('input', { type: 'number', step: 'any', 'aria-label': name + ', as a number', value,
    change: () => { range.value = to(+number.value); if (number.value !== '') { change(+number.value); } } });
  return element('div', { class: 'slider' }, element('span', { text: name, 'aria-hidden': 'true' }), range, number);
}

function choice(name, values, value, change) {
  const select = element('select', { 'aria-label': name, change: () => change(select.value) },
    ...values.map((v) => (Array.isArray(v) ? v : [v, v])).map(([v, text]) => element('option', { value: v, text, selected: v === value })));
  return select;
}

function button(text, name, act) {
  return element('button', { type: 'button', text, 'aria-label': name, title: name, click: act });
}

/** Puts words on the clipboard; where a page may not, they are selected for the reader's own keys. */
async function copy(text, input) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (refused) {
    input.focus();
    input.select();
    return document.execCommand && document.execCommand('copy');
  }
}

/** Ticks at 1, 2 or 5 times a power of ten. */
function ticks(from, to, about) {
  const raw = (to - from) / about;
  const power = Math.pow(10, Math.floor(Math.log10(raw)));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => s >= raw);
  const all = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
    all.push(i * step);
  }
  return all;
}

// Schedules beside each other: α of each step, and how widely a walk wanders with it in the end.
const SCHEDULES = [
  ['constant', 'LearningRate.constant(0.4)', ['α']],
  ['inverseTime', 'LearningRate.inverseTime(0.4, 0.05)', ['α₀', 'rate']],
  ['exponential', 'LearningRate.exponential(0.4, 0.99)', ['α₀', 'base']],
  ['inverseRoot', 'LearningRate.inverseRoot(0.4, 1)', ['α₀', 'k']],
  ['inStairs', 'LearningRate.exponential(0.4, 0.5).inStairs(100)', ['α₀', 'base', 'length']],
  ['linear', 'LearningRate.linear(0.4, 400)', ['α₀', 'steps']],
  ['stable, then linear', 'LearningRate.constant(0.4).then(300, LearningRate.linear(0.4, 100))', ['α', 'until', 'α₀', 'steps']],
  ['cosine', 'LearningRate.cosine(0.4, 400)', ['α₀', 'steps']],
  ['warmUp', 'LearningRate.warmUp(0.4, 40).then(40, LearningRate.cosine(0.4, 360))', ['α', 'steps', 'until', 'α₀', 'steps']],
  ['oneCycle', 'LearningRate.oneCycle(0.6, 400)', ['peak', 'steps']],
];

const NUMBERS = /\d[\d.]*(?:[eE][-+]?\d+)?/g;

/** state: { surface, start, steps, noise, seed, lines, colors }: lines of Java, each a LearningRate. */
function schedules(engine, looks, body, host, figure, given) {
  const state = { ...given, lines: [...given.lines] };
  const contours = contourMap(engine);
  const dashes = [[], [9, 5], [3, 4], [12, 4, 3, 4]];
  const said = element('div', { class: 'said scroll', role: 'status', 'aria-live': 'polite' });
  const curves = picture('α of each step', () => 0.7, drawCurves);
  const map = picture('the last quarter of each walk', () => 0.7, drawMap);
  const list = element('div', { class: 'walkers' });
  let all = [];

  const look = (i) => ({ color: seen(map, given.colors[i]), dash: dashes[i], width: 2.4 });

  function compute() {
    all = state.lines.map((line_) => {
      const walk = 'Walk.of(' + state.surface + ', GradientDescent.of(' + line_ + '), Point.of(' + state.start.join(', ') + '), ' + state.steps + ').noisy(' + state.noise + ', ' + state.seed + ')';
      const refusal = engine.refusal(line_) || engine.refusal(walk);
      if (refusal) {
        return { line_, refusal };
      }
      const got = engine.walk(walk, 0);
      const places = Array.from({ length: (got.length - 3) / 3 }, (unused, t) => [got[3 + 3 * t], got[4 + 3 * t], got[5 + 3 * t]]);
      const last = places.slice(-Math.ceil(state.steps / 4));
      return { line_, rates: Array.from(engine.rates(line_, state.steps, 1)), last, mean: last.reduce((sum, place) => sum + place[2], 0) / last.length, diverged: got[0] === 1 };
    });
    said.replaceChildren(element('table', {}, element('tbody', {}, ...all.map((one, i) => element('tr', {}, element('td', {}, swatch(i)), element('td', { text: one.line_ }),
      element('td', { class: one.refusal ? 'refused' : '', text: one.refusal || (one.diverged ? 'diverged' : 'mean J of the last ' + one.last.length + ' steps: ' + short(one.mean)) }))))));
    curves.redraw();
    map.redraw();
  }

  function swatch(i) {
    const made = element('canvas', { class: 'swatch', width: 88, height: 28, 'aria-hidden': 'true' });
    const context = made.getContext('2d');
    context.scale(2, 2);
    trace(context, look(i), [[1, 7], [43, 7]]);
    return made;
  }

  function drawCurves(context, width, height) {
    const highest = Math.max(...all.flatMap((one) => one.rates || [0]), 1e-12);
    const to = axes(curves, context, width, height, { x: [1, state.steps], y: [0, highest * 1.05], titleX: 't (steps)', titleY: 'α' });
    all.forEach((one, i) => one.rates && trace(context, look(i), one.rates.map((rate, t) => [to.px(t + 1), to.py(rate)])));
  }

  function drawMap(context, width, height) {
    // As near as the widest wander allows.
    const places = all.flatMap((one) => (one.diverged ? [] : one.last || []));
    const far = Math.min(Math.max(...places.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y) / 0.7)), 0.05), 10) * 1.1;
    const window_ = [-far, far, -0.7 * far, 0.7 * far];
    context.drawImage(contours(map, state.surface, window_, Math.round(width), Math.round(height)), 0, 0, width, height);
    const at = ([x, y]) => [((x + far) / (2 * far)) * width, height - ((y + 0.7 * far) / (1.4 * far)) * height];
    all.forEach((one, i) => one.last && trace(context, { ...look(i), width: 1.6 }, one.last.map(at)));
    context.strokeStyle = ink(map, 'text');
    context.lineWidth = 2;
    const [x, y] = at([0, 0]);
    context.beginPath(); context.moveTo(x - 7, y); context.lineTo(x + 7, y); context.moveTo(x, y - 7); context.lineTo(x, y + 7); context.stroke();
    map.setAttribute('aria-label', 'The last quarter of each walk, within ' + short(far) + ' of the minimum');
  }

  /** A line of Java, and a slider for each number in it. */
  function row(i) {
    const java = element('input', { type: 'text', value: state.lines[i], spellcheck: 'false', 'aria-label': 'Java of schedule ' + (i + 1), change: () => { state.lines[i] = java.value; rows(); } });
    const numbers = [...state.lines[i].matchAll(NUMBERS)].map((found) => +found[0]);
    const kind = SCHEDULES.find(([, usual]) => usual.replace(NUMBERS, '#') === state.lines[i].replace(NUMBERS, '#'));
    const set = (k, value) => {
      let count = 0;
      state.lines[i] = state.lines[i].replace(NUMBERS, (old) => (count++ === k ? value : old));
      java.value = state.lines[i];
      compute();
    };
    const inside = numbers.map((number, k) => {
      const name = kind ? kind[2][k] : 'number ' + (k + 1);
      const isWhole = ['steps', 'until', 'length'].includes(name);
      return slider(name, isWhole ? { least: 1, most: state.steps } : name === 'base' ? { least: 0.5, most: 1 } : name === 'rate' ? { least: 0, most: 3 } : { least: 1e-3, most: 10, isLog: true }, number, (v) => set(k, isWhole ? Math.max(1, Math.round(v)) : v));
    });
    return element('div', { class: 'walker' },
      element('div', { class: 'row' }, swatch(i), choice('schedule ' + (i + 1), [...SCHEDULES.map(([name, usual]) => [usual, name]), ...(kind ? [] : [['', 'your own line']])], kind ? kind[1] : '',
        (usual) => { state.lines[i] = usual; rows(); }), state.lines.length > 1 ? button('×', 'Remove schedule ' + (i + 1), () => { state.lines.splice(i, 1); rows(); }) : null),
      element('div', { class: 'java row' }, java), ...inside);
  }

  function rows() {
    compute();
    list.replaceChildren(...state.lines.map((unused, i) => row(i)));
    if (state.lines.length < given.colors.length) {
      list.append(element('div', { class: 'row' }, button('+ another schedule', 'Add a schedule', () => { state.lines.push(SCHEDULES[7][1]); rows(); })));
    }
  }

  body.append(element('div', { class: 'said', text: 'α of each step, and the last quarter of ' + state.steps + ' steps of gradient descent with noise ' + short(state.noise) + ', around the minimum' }),
    element('div', { class: 'plots' }, curves, map),
    element('div', { class: 'row' }, element('label', {}, 'noise', numberField('noise of the gradient', state.noise, (v) => { state.noise = Math.max(0, v); })),
      element('label', {}, 'seed', numberField('seed of the noise', state.seed, (v) => { state.seed = Math.round(v); }))), said, list);

  function numberField(name, value, change) {
    const field = element('input', { type: 'number', step: 'any', value, 'aria-label': name, change: () => { change(+field.value); compute(); } });
    return field;
  }
  rows();
}

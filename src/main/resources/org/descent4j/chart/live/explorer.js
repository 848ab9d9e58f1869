// The explorer: a surface, a start, up to five algorithms, and what becomes of them.
const SURFACES = [
  ['Surface.bowl(0.1, 2)', 'elongated bowl'], ['Surface.bowl(0.5, 0.5)', 'round bowl'], ['Surface.bowl(0.01, 10)', 'ill-shaped bowl'],
  ['Surface.bowl(0.01, 2).turned(45)', 'bowl, askew'], ['Surface.rosenbrock(5)', 'bent valley (Rosenbrock)'], ['Surface.beale()', 'steep walls (Beale)'],
  ['Surface.rastrigin()', 'what people feared (Rastrigin)'], ['Surface.himmelblau()', 'four minima (Himmelblau)'], ['Surface.saddle()', 'saddle'], ['Surface.monkeySaddle()', 'monkey saddle'],
  ['Surface.twoValleys()', 'two valleys'], ['Surface.plateau()', 'plateau'],
];

const PRESETS = {
  zigzag: { surface: 'Surface.bowl(0.1, 2)', start: [-9, 3], steps: 25, walkers: ['GradientDescent.of(0.49)', 'Momentum.of(0.49).withBeta(0.5)'] },
  diverges: { surface: 'Surface.bowl(0.1, 2)', start: [-9, 3], steps: 60, walkers: ['GradientDescent.of(0.6)', 'Momentum.of(0.6).withBeta(0.5)'] },
  'the α-limit of momentum': { surface: 'Surface.bowl(0.1, 2)', start: [-9, 3], steps: 400, walkers: ['Momentum.of(9.4)', 'Momentum.of(9.6)'] },
  'the rolling ball': { surface: 'Surface.bowl(0.1, 2)', start: [-9, 3], steps: 200, walkers: ['Momentum.of(0.45)', 'Momentum.of(0.45).withBeta(0.98)'] },
  'stuck on the plateau': { surface: 'Surface.plateau()', start: [-4, 1], steps: 60, walkers: ['GradientDescent.of(0.1)', 'Momentum.of(0.1)', 'RmsProp.of(0.1)', 'Adam.of(0.1)'] },
  'escapes the saddle': { surface: 'Surface.twoValleys()', start: [0.0001, 1], steps: 40,
    walkers: ['GradientDescent.of(0.1)', 'Momentum.of(0.1)', 'Momentum.of(0.1).heavyBall()', 'RmsProp.of(0.1)', 'Adam.of(0.1)'] },
  'never settles': { surface: 'Surface.bowl(0.5, 1)', start: [-4, 3], steps: 400, noise: 2, walkers: ['GradientDescent.of(0.4)', 'GradientDescent.of(LearningRate.inverseTime(0.4, 0.05))'] },
  'all of them': { surface: 'Surface.rosenbrock(5)', start: [-1.5, -0.5], steps: 100, walkers: ['GradientDescent.of(0.01)', 'Momentum.of(0.03)', 'RmsProp.of(0.03)', 'AdaGrad.of(0.3)', 'Adam.of(0.1)'] },
};

const MOST_WALKERS = 5;

/** Fills a figure. state: { surface, start, steps, noise, seed, goal, walkers }; looks: colour, dashes and marker of each algorithm. */
function explorer(engine, looks, body, host, figure, given) {
  let state = { noise: 0, seed: 1, goal: 0.001, ...given };
  const first = JSON.stringify(state);
  const past = [];
  let last = first;
  let shown = state.steps; // the step that the pictures go up to
  let walks = [];
  let window_ = [];
  let minima = [];
  let timer = null;
  let starts = []; // the two fields of the start
  const contours = contourMap(engine);

  const menu = element('span');
  const play = button('▶', 'Play', () => (timer ? stop() : start()));
  const time = element('input', { type: 'range', min: 0, step: 1, 'aria-label': 'step t', input: () => show(+time.value) });
  const speed = choice('speed', [['8', 'slow'], ['25', 'normal'], ['80', 'fast']], '25', () => timer && start());
  const at = element('output', { class: 'said' });
  const back = button('Undo', 'Undo the last change', undo);
  const controls = element('div', { class: 'row' }, play, button('|◀', 'To the start', () => show(0)), button('−1', 'One step back', () => show(shown - 1)),
    button('+1', 'One step on', () => show(shown + 1)), time, at, speed);
  const list = element('div', { class: 'walkers' });
  const results = element('div', { class: 'said scroll' });
  const live = element('div', { role: 'status', 'aria-live': 'polite', style: 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)' });
  const heading = element('div', { class: 'said' });
  const map = picture('', () => shape(), drawMap);
  const costs = picture('J of each step, logarithmic', () => 0.75, drawCosts);
  map.setAttribute('role', 'application');
  map.setAttribute('aria-roledescription', 'map');
  body.append(heading, element('div', { class: 'plots' }, map, costs), controls, menu, results, list, live);

  function shape() {
    const ratio = (window_[3] - window_[2]) / (window_[1] - window_[0]);
    return Math.max(0.45, Math.min(0.85, ratio || 0.6));
  }

  // From a place of the surface to one of the picture and back.
  const toX = (x, width) => ((x - window_[0]) / (window_[1] - window_[0])) * width;
  const toY = (y, height) => height - ((y - window_[2]) / (window_[3] - window_[2])) * height;

  function walkLine(walker) {
    return 'Walk.of(' + state.surface + ', ' + walker + ', Point.of(' + state.start.join(', ') + '), ' + state.steps + ')'
      + (state.noise > 0 ? '.noisy(' + state.noise + ', ' + state.seed + ')' : '');
  }

  /** Makes all walks again. */
  function compute() {
    const around = engine.surface(state.surface);
    window_ = Array.from(around.slice(0, 4));
    minima = Array.from(around.slice(4));
    const used = {};
    walks = state.walkers.map((walker, i) => {
      const name = walker.match(/^\w*/)[0];
      const isNew = !(name in used);
      used[name] = (used[name] ?? -1) + 1;
      const look = lookOf(name, isNew ? 0 : used[name]);
      const text = walkLine(walker);
      try {
        const got = engine.walk(text, state.goal);
        const all = Array.from(got.slice(3));
        const count = all.length / 3;
        const places = Array.from({ length: count }, (unused, t) => [all[3 * t], all[3 * t + 1], all[3 * t + 2]]);
        return { walker, text, look, places, diverged: got[0] === 1, reaches: got[1], stays: got[2], label: label(walker) };
      } catch (thrown) {
        return { walker, text, look, places: [], refusal: engine.refusal(text) || String(thrown), label: label(walker) };
      }
    });
  }

  function label(walker) {
    const set = parts(walker);
    return set ? ALGORITHMS[set.algorithm].name + (set.mode ? ', ' + MODES[set.mode] : '') + ', α = ' + set.alpha + (set.decay ? ' falling' : '')
      + ALGORITHMS[set.algorithm].options.filter(([, m, usual]) => (set.values[m] ?? usual) !== usual).map(([n, m]) => ', ' + n + ' = ' + set.values[m]).join('') : walker;
  }

  /** A second walker of one algorithm has its colour too, but other dashes, and half the width. */
  function lookOf(name, again) {
    const look = looks[name] || { color: '#8a9099', dash: [], marker: 'circle' };
    return again ? { ...look, dash: [[], [2, 5], [12, 4, 3, 4], [16, 5], [3, 3]][again], width: 1.6 } : look;
  }

  function drawMap(context, width, height) {
    if (!window_.length) {
      return;
    }
    context.drawImage(contours(map, state.surface, window_, Math.round(width), Math.round(height)), 0, 0, width, height);
    for (const walk of walks) {
      const places = walk.places.slice(0, shown + 1);
      const look = { ...walk.look, color: seen(map, walk.look.color) };
      const points = places.map(([x, y]) => [toX(x, width), toY(y, height)]);
      trace(context, look, points);
      context.fillStyle = look.color;
      if (points.length <= 61) {
        points.forEach(([x, y]) => marker(context, look.marker, x, y, 6));
      }
      if (points.length) {
        const [x, y] = points[points.length - 1];
        context.fillStyle = ink(map, 'paper');
        marker(context, look.marker, x, y, 18);
        context.fillStyle = look.color;
        marker(context, look.marker, x, y, 13);
      }
    }
    context.fillStyle = ink(map, 'paper');
    const stars = minima.filter((unused, i) => i % 2 === 0).map((x, i) => [toX(x, width), toY(minima[2 * i + 1], height)]);
    stars.forEach(([x, y]) => star(context, x, y, 13));
    context.fillStyle = ink(map, 'text');
    stars.forEach(([x, y]) => star(context, x, y, 10));
    context.beginPath();
    context.arc(toX(state.start[0], width), toY(state.start[1], height), 8, 0, 2 * Math.PI);
    context.fillStyle = ink(map, 'paper');
    context.fill();
    context.lineWidth = 3;
    context.strokeStyle = ink(map, 'text');
    context.stroke();
  }

  function drawCosts(context, width, height) {
    const values = walks.flatMap((walk) => walk.places.map((place) => place[2])).filter((J) => Number.isFinite(J));
    const isLog = values.length > 0 && Math.min(...values) >= 0;
    const positive = isLog ? values.filter((J) => J > 0) : values;
    if (!positive.length) {
      return;
    }
    let low = Math.min(...positive, isLog ? state.goal / 2 : Infinity);
    let high = Math.max(...positive);
    // One that flies off must not press all others into a line.
    const begin = walks.find((walk) => walk.places.length)?.places[0][2] ?? high;
    if (isLog) {
      low = Math.max(low, state.goal * 1e-4, 1e-300);
      high = Math.min(high * 1.5, Math.max(begin, low * 10) * 1000);
    } else {
      low = Math.max(low, begin - 50 * Math.abs(begin) - 20);
      high = Math.min(high, begin + 50 * Math.abs(begin) + 20);
    }
    if (!(high > low)) {
      high = low + 1;
    }
    const to = axes(costs, context, width, height, { x: [0, state.steps], y: [low, high], isLogY: isLog, titleX: 't (steps)', titleY: 'J' });
    context.save();
    context.beginPath();
    context.rect(to.box.left, to.box.top, to.box.right - to.box.left, to.box.bottom - to.box.top);
    context.clip();
    if (isLog) {
      trace(context, { color: ink(costs, 'quiet'), dash: [3, 4], width: 1.4 }, [[to.box.left, to.py(state.goal)], [to.box.right, to.py(state.goal)]]);
    }
    for (const walk of walks) {
      trace(context, { ...walk.look, color: seen(costs, walk.look.color) },
        walk.places.slice(0, shown + 1).map((place, t) => [to.px(t), to.py(isLog ? Math.max(place[2], low / 10) : place[2])]));
    }
    trace(context, { color: ink(costs, 'text'), width: 1 }, [[to.px(shown), to.box.top], [to.px(shown), to.box.bottom]]);
    context.restore();
  }

  function outcome(walk) {
    if (walk.refusal) {
      return walk.refusal;
    }
    const outside = walk.places.findIndex(([x, y]) => x < window_[0] - 2 * (window_[1] - window_[0]) || x > window_[1] + 2 * (window_[1] - window_[0])
      || y < window_[2] - 2 * (window_[3] - window_[2]) || y > window_[3] + 2 * (window_[3] - window_[2]));
    const off = walk.diverged ? 'diverged at step ' + walk.places.length : outside > 0 ? 'far outside from step ' + outside + ' on' : '';
    const below = walk.reaches < 0 ? 'never below ' + short(state.goal) + ' in ' + state.steps + ' steps'
      : 'below ' + short(state.goal) + ': first at step ' + walk.reaches + ', ' + (walk.stays < 0 ? 'does not stay' : 'stays from ' + walk.stays + ' on');
    return [below, off].filter(Boolean).join('; ');
  }

  function swatch(look) {
    const line_ = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    line_.setAttribute('class', 'swatch');
    line_.setAttribute('aria-hidden', 'true');
    const stroke = document.createElementNS('http://www.w3.org/2000/svg', 'line');
    const color = seen(map, look.color);
    for (const [name, value] of Object.entries({ x1: 1, x2: 43, y1: 7, y2: 7, stroke: color, 'stroke-width': look.width || 2.6, 'stroke-dasharray': (look.dash || []).join(' ') })) {
      stroke.setAttribute(name, value);
    }
    line_.append(stroke);
    return line_;
  }

  /** What changes with every movement: pictures and counts. */
  function refresh() {
    compute();
    shown = Math.min(shown, state.steps);
    starts.forEach((field, axis) => { field.value = state.start[axis]; });
    heading.textContent = engine.formula(state.surface) + ',  start (' + state.start.map(short).join(', ') + ')';
    results.replaceChildren(element('table', {}, element('tbody', {}, ...walks.map((walk) => element('tr', {},
      element('td', {}, swatch(walk.look)), element('td', { text: walk.label }), element('td', { text: outcome(walk), class: walk.refusal ? 'refused' : '' }))))));
    map.setAttribute('aria-label', 'Map of ' + engine.formula(state.surface) + '. Start at ' + state.start.map(short).join(', ')
      + '. Arrow keys move the start, with Shift further. ' + walks.map((walk) => walk.label + ': ' + outcome(walk)).join('. '));
    show(shown);
  }

  function show(t) {
    shown = Math.max(0, Math.min(state.steps, t));
    time.max = state.steps;
    time.value = shown;
    time.setAttribute('aria-valuetext', 'step ' + shown + ' of ' + state.steps);
    at.textContent = 't = ' + shown;
    map.redraw();
    costs.redraw();
  }

  let settled = null;
  /** A change: at once in the pictures, and when it has come to rest in the words, the past, and the address. */
  function change(part) {
    state = { ...state, ...part };
    refresh();
    clearTimeout(settled);
    settled = setTimeout(settle, 400);
  }

  function settle() {
    const now = JSON.stringify(state);
    if (now !== last) {
      past.push(last);
      last = now;
      back.disabled = false;
      live.textContent = walks.map((walk) => walk.label + ': ' + outcome(walk)).join('. ');
      keep();
    }
  }

  function undo() {
    clearTimeout(settled);
    settle();
    if (past.length) {
      state = JSON.parse(past.pop());
      last = JSON.stringify(state);
      all();
      keep();
    }
    back.disabled = !past.length;
  }

  // In a page of its own the address says the state; a notebook's address is its own affair.
  const tag = 'live-' + figure.dataset.live + '=';
  function keep() {
    if (isPage()) {
      history.replaceState(null, '', '#' + tag + encodeURIComponent(JSON.stringify(state)));
    }
  }
  function recalled() {
    try {
      return isPage() && location.hash.startsWith('#' + tag) ? JSON.parse(decodeURIComponent(location.hash.slice(1 + tag.length))) : null;
    } catch (broken) {
      return null;
    }
  }

  function start() {
    clearInterval(timer);
    if (shown >= state.steps) {
      show(0);
    }
    // Who wants little motion sees ten pictures, one after the other.
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const stride = isCalm ? Math.ceil(state.steps / 10) : 1;
    timer = setInterval(() => (shown >= state.steps || !host.isConnected ? stop() : show(shown + stride)), isCalm ? 1000 : 1000 / +speed.value);
    play.textContent = '⏸';
    play.setAttribute('aria-label', 'Pause');
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = '▶';
    play.setAttribute('aria-label', 'Play');
  }

  /** One algorithm: its line of Java, and sliders for what is in it. */
  function walkerRow(i) {
    const walker = state.walkers[i];
    const set = parts(walker);
    const replace = (text) => change({ walkers: state.walkers.map((old, k) => (k === i ? text : old)) });
    const java = element('input', { type: 'text', value: walker, spellcheck: 'false', 'aria-label': 'Java of algorithm ' + (i + 1),
      change: () => { replace(java.value); all(); } });
    const kinds = choice('algorithm ' + (i + 1), Object.entries(ALGORITHMS).map(([key, kind]) => [key, kind.name]).concat(set ? [] : [['', 'your own line']]), set ? set.algorithm : '',
      (key) => { replace(line({ algorithm: key, alpha: ALGORITHMS[key].alpha, decay: 0, values: {}, isInside: false, mode: '' })); all(); });
    const whole = button('Copy', 'Copy the Java that makes this walk', async () => {
      const text = walkLine(state.walkers[i]) + ';';
      const shownLine = element('input', { type: 'text', value: text, 'aria-label': 'the Java of this walk', readonly: true });
      java.after(shownLine);
      live.textContent = (await copy(text, shownLine)) ? 'Copied' : 'Press Control C';
      whole.textContent = 'Copied';
      setTimeout(() => { whole.textContent = 'Copy'; shownLine.remove(); }, 2500);
    });
    const inside = set ? sliders(set, (text) => { java.value = text; replace(text); }, (text) => { replace(text); all(); })
      : element('p', { class: 'quiet', text: 'Edited by hand: the sliders know α, β, ε and a decay. Any line of the library will do, with LearningRate.cosine(…), Clip.byValue(…) and the like.' });
    return element('div', { class: 'walker' },
      element('div', { class: 'row' }, swatch(walks[i].look), kinds, button('×', 'Remove algorithm ' + (i + 1), () => {
        change({ walkers: state.walkers.filter((unused, k) => k !== i) });
        all();
      })),
      set ? element('div', { class: 'quiet', text: formula(set) }) : null,
      element('div', { class: 'java' }, java, whole),
      element('details', { open: state.walkers.length <= 3 }, element('summary', { text: 'sliders' }), inside));
  }

  /** All that can be set, anew. */
  function all() {
    refresh();
    const known = SURFACES.some(([java]) => java === state.surface) ? SURFACES : [[state.surface, state.surface], ...SURFACES];
    const noise = element('input', { type: 'number', min: 0, step: 'any', value: state.noise, style: 'width:5em', 'aria-label': 'noise of the gradient', change: () => change({ noise: Math.max(0, +noise.value) }) });
    const seed = element('input', { type: 'number', step: 1, value: state.seed, style: 'width:4.5em', 'aria-label': 'seed of the noise', change: () => change({ seed: Math.round(+seed.value) }) });
    const from = [0, 1].map((axis) => element('input', { type: 'number', step: 'any', value: state.start[axis], style: 'width:6em', 'aria-label': 'start, ' + 'xy'[axis],
      change: (event) => { const place = [...state.start]; place[axis] = +event.target.value; change({ start: place }); } }));
    starts = from;
    const steps = element('input', { type: 'number', min: 1, max: 5000, step: 1, value: state.steps, style: 'width:5.5em', 'aria-label': 'number of steps',
      change: () => { shown = Infinity; change({ steps: Math.max(1, Math.min(5000, Math.round(+steps.value) || 1)) }); shown = state.steps; show(shown); } });
    const goal = element('input', { type: 'number', min: 0, step: 'any', value: state.goal, style: 'width:6.5em', 'aria-label': 'the cost to count to', change: () => change({ goal: +goal.value }) });
    menu.replaceChildren(element('div', { class: 'row' },
      element('label', {}, 'surface', choice('surface', known, state.surface, (surface) => {
        const around = engine.surface(surface);
        change({ surface, start: [around[0] + 0.1 * (around[1] - around[0]), around[2] + 0.8 * (around[3] - around[2])].map((v) => +v.toPrecision(3)) });
        all();
      })),
      element('label', {}, 'try', choice('presets', [['', '…'], ...Object.keys(PRESETS)], '', (name) => {
        if (name) {
          state = { ...state, noise: 0, ...PRESETS[name] };
          shown = state.steps;
          all();
          settle();
        }
      })),
      element('label', {}, 'start', ...from), element('label', {}, 'steps', steps), element('label', {}, 'noise', noise), element('label', {}, 'seed', seed), element('label', {}, 'below', goal),
      back, button('As it was', 'Everything as it was at first', () => { state = JSON.parse(first); shown = state.steps; all(); settle(); })));
    list.replaceChildren(...state.walkers.map((unused, i) => walkerRow(i)));
    if (state.walkers.length < MOST_WALKERS) {
      list.append(element('div', { class: 'row' }, button('+ another algorithm', 'Add an algorithm', () => {
        const free = Object.keys(ALGORITHMS).find((key) => !state.walkers.some((walker) => walker.startsWith(key + '.'))) || 'Adam';
        change({ walkers: [...state.walkers, line({ algorithm: free, alpha: ALGORITHMS[free].alpha, decay: 0, values: {}, isInside: false, mode: '' })] });
        all();
      })));
    }
    back.disabled = !past.length;
  }

  drags(map, (x, y) => {
    const start_ = [window_[0] + (x / map.clientWidth) * (window_[1] - window_[0]), window_[3] - (y / map.clientHeight) * (window_[3] - window_[2])];
    change({ start: start_.map((v) => +v.toPrecision(3)) });
  });
  map.addEventListener('keydown', (event) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] || [0, 0];
    if (dx || dy) {
      event.preventDefault();
      const far = event.shiftKey ? 0.1 : 0.01;
      change({ start: [state.start[0] + dx * far * (window_[1] - window_[0]), state.start[1] + dy * far * (window_[3] - window_[2])].map((v) => +v.toPrecision(4)) });
    }
  });
  drags(costs, (x) => show(Math.round(((x - 58) / (costs.clientWidth - 78)) * state.steps)));
  costs.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by) {
      event.preventDefault();
      show(shown + by * (event.shiftKey ? 10 : 1));
    }
  });
  body.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'z' && event.target.tagName !== 'INPUT') {
      event.preventDefault();
      undo();
    }
  });

  const before = recalled();
  if (before) {
    state = { ...state, ...before };
    last = JSON.stringify(state);
    shown = state.steps;
  }
  all();
}

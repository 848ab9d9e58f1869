// One update as arrows: the gradient, what is remembered of it, and the step, at t = 1, 2, 3 …

/** state: { surface, start, steps, walkers }: lines of Java, each an Optimizer. */
function updates(engine, looks, body, host, figure, given) {
  const state = { ...given, start: [...given.start] };
  const contours = contourMap(engine);
  const window_ = Array.from(engine.surface(state.surface).slice(0, 4));
  const map = picture('', () => Math.max(0.5, Math.min(0.85, (window_[3] - window_[2]) / (window_[1] - window_[0]))), draw);
  const table = element('div', { class: 'said scroll', role: 'status', 'aria-live': 'polite' });
  let t = 1;
  let timer = null;
  let all = [];

  function compute() {
    all = state.walkers.map(([line_, moments]) => {
      const got = engine.updates(state.surface, line_, state.start[0], state.start[1], state.steps);
      const size = 6 + 2 * moments.length;
      return { line_, name: line_.match(/^\w*/)[0], moments, steps: Array.from({ length: state.steps }, (unused, k) => {
        const pair = (i) => [got[k * size + i], got[k * size + i + 1]];
        const step = { from: pair(0), dw: pair(2), to: pair(4 + 2 * moments.length) };
        moments.forEach((moment, m) => { step[moment] = pair(4 + 2 * m); });
        return step;
      }) };
    });
  }

  function arrow(context, from, to, look) {
    trace(context, look, [from, to]);
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 3) {
      return;
    }
    const head = 5 + 2 * look.width;
    context.fillStyle = look.color;
    context.beginPath();
    context.moveTo(to[0], to[1]);
    for (const turn of [2.65, -2.65]) {
      context.lineTo(to[0] + head * Math.cos(angle + turn), to[1] + head * Math.sin(angle + turn));
    }
    context.fill();
  }

  function draw(context, width, height) {
    context.drawImage(contours(map, state.surface, window_, Math.round(width), Math.round(height)), 0, 0, width, height);
    const at = ([x, y]) => [((x - window_[0]) / (window_[1] - window_[0])) * width, height - ((y - window_[2]) / (window_[3] - window_[2])) * height];
    for (const one of all) {
      const look = { ...looks[one.name], color: seen(map, looks[one.name].color) };
      trace(context, { ...look, width: 1.5 }, one.steps.slice(0, t).map((step) => at(step.from)));
      const step = one.steps[t - 1];
      const from = at(step.from);
      // A gradient is no distance: it is drawn at a scale of its own, which the words name.
      const away = ([x, y]) => at([step.from[0] - state.scale * x, step.from[1] - state.scale * y]);
      if (step.s) {
        const [rx, ry] = [Math.sqrt(step.s[0]), Math.sqrt(step.s[1])].map((root, i) => (state.scale * root * (i ? height / (window_[3] - window_[2]) : width / (window_[1] - window_[0]))));
        context.strokeStyle = look.color;
        context.setLineDash([2, 3]);
        context.lineWidth = 1.5;
        context.beginPath();
        context.ellipse(from[0], from[1], rx, ry, 0, 0, 2 * Math.PI);
        context.stroke();
        context.setLineDash([]);
      }
      arrow(context, from, away(step.dw), { color: ink(map, 'quiet'), width: 1.6, dash: [5, 4] });
      if (step.v) {
        arrow(context, from, away(step.v), { color: ink(map, 'accent'), width: 2 });
      }
      arrow(context, from, at(step.to), { color: look.color, width: 3.4 });
      context.fillStyle = look.color;
      marker(context, look.marker, from[0], from[1], 11);
    }
    context.fillStyle = ink(map, 'text');
    star(context, ...at(state.minimum), 9);
  }

  function show(number) {
    t = Math.max(1, Math.min(state.steps, number));
    time.value = t;
    at_.textContent = 't = ' + t;
    const two = (pair) => (pair ? '(' + pair.map(short).join(', ') + ')' : '');
    table.replaceChildren(element('table', {}, element('thead', {}, element('tr', {}, ...['', '', 'dW', 'V', '√S', 'step'].map((text) => element('th', { text })))),
      element('tbody', {}, ...all.map((one) => {
        const step = one.steps[t - 1];
        const mark = element('span', { text: '●', style: 'color:' + seen(map, looks[one.name].color), 'aria-hidden': 'true' });
        return element('tr', {}, element('td', {}, mark), ...[one.line_, two(step.dw), two(step.v), step.s ? two(step.s.map(Math.sqrt)) : '', two([step.to[0] - step.from[0], step.to[1] - step.from[1]])].map((text) => element('td', { text })));
      }))));
    map.setAttribute('aria-label', 'Step ' + t + ' of ' + all.map((one) => one.line_).join(', '));
    map.redraw();
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    play.textContent = '▶';
    play.setAttribute('aria-label', 'Play');
  }
  const play = button('▶', 'Play', () => {
    if (timer) {
      stop();
      return;
    }
    if (t >= state.steps) {
      show(1);
    }
    timer = setInterval(() => (t >= state.steps || !host.isConnected ? stop() : show(t + 1)), 900);
    play.textContent = '⏸';
    play.setAttribute('aria-label', 'Pause');
  });
  const time = element('input', { type: 'range', min: 1, max: state.steps, value: 1, step: 1, 'aria-label': 'step t', input: () => show(+time.value) });
  const at_ = element('output', { class: 'said' });
  body.append(map, element('div', { class: 'row' }, play, button('−1', 'One step back', () => show(t - 1)), button('+1', 'One step on', () => show(t + 1)), time, at_), table,
    element('p', { class: 'quiet', text: 'Thick: the step. Dashed: against the gradient dW; thin: against V; the ellipse: √S in each direction; these three at ' + short(state.scale) + ' of their size, not bias-corrected. Drag the start, or move it with the arrow keys.' }));
  drags(map, (x, y) => {
    state.start = [window_[0] + (x / map.clientWidth) * (window_[1] - window_[0]), window_[3] - (y / map.clientHeight) * (window_[3] - window_[2])].map((v) => +v.toPrecision(3));
    compute();
    show(t);
  });
  map.addEventListener('keydown', (event) => {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] || [0, 0];
    if (dx || dy) {
      event.preventDefault();
      state.start = [state.start[0] + (dx * (window_[1] - window_[0])) / 50, state.start[1] + (dy * (window_[3] - window_[2])) / 50].map((v) => +v.toPrecision(3));
      compute();
      show(t);
    }
  });
  compute();
  show(1);
}

// The average that forgets: its β, its correction, and the weights of the days, under the days themselves.

/** state: { theta, unit, beta, corrected, day, title }. */
function averages(engine, looks, body, host, figure, given) {
  const theta = Float64Array.from(given.theta);
  const most = theta.length;
  let { beta, corrected, day } = given;
  let smooth = [];
  let weights = [];
  const said = element('div', { class: 'said', role: 'status', 'aria-live': 'polite' });
  const curve = picture('', (width) => (width < 560 ? 0.7 : 0.42), drawCurve);
  const bars = picture('', (width) => (width < 560 ? 0.4 : 0.2), drawBars);
  const lowest = Math.min(...theta);
  const highest = Math.max(...theta);

  function refresh() {
    smooth = engine.averages(beta, corrected, theta);
    weights = engine.weights(beta, corrected, day);
    const window_ = 1 / (1 - beta);
    const before = Math.min(Math.round(window_), day - 1);
    said.textContent = 'β = ' + short(beta) + ', about ' + short(window_) + (window_ === 1 ? ' day' : ' days') + (corrected ? ', corrected' : '') + '.  On day ' + day + ': θ = ' + short(theta[day - 1]) + ', v = '
      + short(smooth[day - 1]) + ' ' + given.unit + '.  Today weighs ' + short(weights[0]) + (before > 0 ? ', the day ' + before + ' days before ' + short(weights[before]) : '')
      + '; all together ' + short(weights.reduce((sum, w) => sum + w, 0)) + '.';
    curve.setAttribute('aria-label', given.title + ', ' + said.textContent);
    bars.setAttribute('aria-label', 'The weights of the days up to day ' + day);
    curve.redraw();
    bars.redraw();
  }

  function drawCurve(context, width, height) {
    const low = Math.min(lowest, corrected ? lowest : 0);
    const to = axes(curve, context, width, height, { x: [1, most], y: [low, highest + 2], titleX: '', titleY: given.unit, left: 52 });
    context.fillStyle = ink(curve, 'quiet');
    theta.forEach((value, t) => { context.globalAlpha = 0.65; context.fillRect(to.px(t + 1) - 1.5, to.py(value) - 1.5, 3, 3); });
    context.globalAlpha = 1;
    trace(context, { color: seen(curve, given.color), width: 2.8 }, Array.from(smooth, (v, t) => [to.px(t + 1), to.py(v)]));
    trace(context, { color: ink(curve, 'text'), width: 1 }, [[to.px(day), to.box.top], [to.px(day), to.box.bottom]]);
    context.fillStyle = seen(curve, given.color);
    marker(context, 'circle', to.px(day), to.py(smooth[day - 1]), 12);
  }

  function drawBars(context, width, height) {
    const to = axes(bars, context, width, height, { x: [1, most], y: [0, weights[0] * 1.05], titleX: 'day', titleY: 'weight in v', left: 52 });
    const wide = Math.max((to.box.right - to.box.left) / most - 0.6, 1);
    context.fillStyle = seen(curve, given.color);
    weights.forEach((weight, k) => context.fillRect(to.px(day - k) - wide / 2, to.py(weight), wide, to.box.bottom - to.py(weight)));
  }

  function atDay(number) {
    day = Math.max(1, Math.min(most, Math.round(number)));
    days.value = day;
    refresh();
  }

  // By the window, since that is what β means: 1 to 200 days.
  const window_ = element('input', { type: 'range', min: 0, max: 1000, 'aria-label': 'β, by the days that it looks back over',
    input: () => { beta = +(1 - Math.pow(200, -window_.value / 1000)).toPrecision(3); number.value = beta; window_.setAttribute('aria-valuetext', 'β = ' + beta); refresh(); } });
  const number = element('input', { type: 'number', min: 0, max: 0.9999, step: 'any', 'aria-label': 'β',
    change: () => { beta = Math.max(0, Math.min(0.9999, +number.value || 0)); setBeta(); } });
  function setBeta() {
    number.value = beta;
    window_.value = (1000 * Math.log(1 / (1 - beta))) / Math.log(200);
    window_.setAttribute('aria-valuetext', 'β = ' + beta);
    refresh();
  }
  const days = element('input', { type: 'range', min: 1, max: most, step: 1, 'aria-label': 'day', input: () => atDay(+days.value) });
  const check = element('input', { type: 'checkbox', checked: corrected, change: () => { corrected = check.checked; refresh(); } });
  body.append(said, curve, bars,
    element('div', { class: 'slider' }, element('span', { text: 'β' }), window_, number),
    element('div', { class: 'slider' }, element('span', { text: 'day' }), days, element('span')),
    element('div', { class: 'row' }, ...[0.5, 0.9, 0.98].map((b) => button('β = ' + b, 'β = ' + b, () => { beta = b; setBeta(); })),
      element('label', {}, check, 'bias correction')));
  for (const canvas of [curve, bars]) {
    drags(canvas, (x) => atDay(1 + ((x - 52) / (canvas.clientWidth - 72)) * (most - 1)));
    canvas.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by) {
        event.preventDefault();
        atDay(day + by * (event.shiftKey ? 10 : 1));
      }
    });
  }
  days.value = day;
  setBeta();
}

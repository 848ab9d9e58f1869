// Momentum's α and β: how fast it comes closer, where it swings, and where it flies off.

/** state: { flat, steep, start, steps, alpha, beta }: the two curvatures of a bowl. */
function momentumMap(engine, looks, body, host, figure, given) {
  let { alpha, beta } = given;
  const surface = 'Surface.bowl(' + given.flat / 2 + ', ' + given.steep / 2 + ')';
  const contours = contourMap(engine);
  const limit = (b) => (2 / given.steep) * ((1 + b) / (1 - b));
  // α by factors, and β by its memory, 1/(1-β).
  const edge = { least: 0.02 / given.steep * 2, most: 60 * (2 / given.steep), memory: 100 };
  const said = element('div', { class: 'said', role: 'status', 'aria-live': 'polite' });
  const java = element('div', { class: 'code' });
  const map = picture('', () => 0.72, drawMap);
  const walk = picture('', () => 0.5, drawWalk);
  let kept = null;
  let keptFor = '';
  let places = [];
  const box = (width, height) => ({ left: 58, right: width - 14, top: 12, bottom: height - 40 });
  const px = (a, b) => b.left + (Math.log(a / edge.least) / Math.log(edge.most / edge.least)) * (b.right - b.left);
  const py = (b_, b) => b.bottom + (Math.log(1 - b_) / Math.log(edge.memory)) * (b.bottom - b.top);
  const alphaAt = (x, b) => edge.least * Math.pow(edge.most / edge.least, (x - b.left) / (b.right - b.left));
  const betaAt = (y, b) => 1 - Math.pow(edge.memory, -(b.bottom - y) / (b.bottom - b.top));

  function rate(a, b) {
    const [flat, steep] = [given.flat, given.steep].map((curvature) => engine.momentumRate(a * curvature, b));
    return { size: Math.max(flat[0], steep[0]), swings: steep[1] === 1, rolls: flat[1] === 1 };
  }

  function painted(b) {
    const [width, height] = [Math.round(b.right - b.left), Math.round(b.bottom - b.top)];
    const [low, high, grey] = ['paper', 'accent', 'line'].map((name) => rgb(ink(map, name)));
    const key = [width, height, low].join();
    if (key !== keptFor) {
      keptFor = key;
      const image = new ImageData(width, height);
      const swings = new Uint8Array(width * height);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const at = rate(alphaAt(b.left + x, b), betaAt(b.top + y, b));
          // Bands of so many steps for a tenth of the distance.
          const steps = at.size < 1 ? Math.log(0.1) / Math.log(at.size) : Infinity;
          const band = [3, 4, 5, 6, 7, 8, 10, 14, 20, 30, 50, 100, 200].filter((most) => steps > most).length;
          const share = at.size < 1 ? 1 - band / 14 : 0;
          const here = y * width + x;
          swings[here] = (at.size >= 1 ? 4 : 0) + (at.swings ? 1 : 0) + (at.rolls ? 2 : 0);
          const isEdge = (x > 0 && swings[here] !== swings[here - 1]) || (y > 0 && swings[here] !== swings[here - width]);
          const isHatch = at.size >= 1 && (x + y) % 9 === 0;
          for (let c = 0; c < 3; c++) {
            image.data[4 * here + c] = isEdge ? rgb(ink(map, 'text'))[c] : at.size >= 1 ? (isHatch ? rgb(ink(map, 'quiet'))[c] : grey[c]) : low[c] + (high[c] - low[c]) * share;
          }
          image.data[4 * here + 3] = 255;
        }
      }
      kept = document.createElement('canvas');
      kept.width = width;
      kept.height = height;
      kept.getContext('2d').putImageData(image, 0, 0);
    }
    return kept;
  }

  function drawMap(context, width, height) {
    const b = box(width, height);
    context.drawImage(painted(b), b.left, b.top, b.right - b.left, b.bottom - b.top);
    context.font = '14px system-ui, "DejaVu Sans", sans-serif';
    context.fillStyle = ink(map, 'text');
    context.textAlign = 'center';
    for (let power = Math.ceil(Math.log10(edge.least)); power <= Math.log10(edge.most); power++) {
      context.fillText(short(Math.pow(10, power)), px(Math.pow(10, power), b), b.bottom + 17);
    }
    context.fillText('α', (b.left + b.right) / 2, height - 6);
    context.textAlign = 'right';
    for (const tick of [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99]) {
      context.fillText(tick, b.left - 6, py(tick, b) + 5);
    }
    context.fillText('β', 16, b.top + 14);
    trace(context, { color: seen(map, looks.Momentum.color), width: 3 }, Array.from({ length: 100 }, (unused, i) => 0.99 * i / 99)
      .map((each) => [px(limit(each), b), py(each, b)]).filter(([x]) => x <= b.right));
    context.textAlign = 'left';
    const words = (text, a, each) => {
      context.lineWidth = 4;
      context.strokeStyle = ink(map, 'paper');
      context.strokeText(text, px(a, b), py(each, b));
      context.fillText(text, px(a, b), py(each, b));
    };
    words('flies off', edge.most / 6, 0.3);
    words('creeps', edge.least * 1.2, 0.1);
    words('rolls in both directions', edge.least * 6, 0.985);
    words('swings across', 0.35 / given.steep, 0.72);
    context.beginPath();
    context.arc(px(alpha, b), py(beta, b), 9, 0, 2 * Math.PI);
    context.fillStyle = ink(map, 'paper');
    context.fill();
    context.lineWidth = 3.5;
    context.strokeStyle = seen(map, looks.Momentum.color);
    context.stroke();
  }

  function drawWalk(context, width, height) {
    const window_ = Array.from(engine.surface(surface).slice(0, 4));
    context.drawImage(contours(walk, surface, window_, Math.round(width), Math.round(height)), 0, 0, width, height);
    const points = places.map(([x, y]) => [((x - window_[0]) / (window_[1] - window_[0])) * width, height - ((y - window_[2]) / (window_[3] - window_[2])) * height]);
    trace(context, { ...looks.Momentum, color: seen(walk, looks.Momentum.color) }, points);
    context.fillStyle = seen(map, looks.Momentum.color);
    points.forEach(([x, y]) => marker(context, looks.Momentum.marker, x, y, 6));
    context.fillStyle = ink(walk, 'text');
    star(context, width / 2, height / 2, 10);
  }

  function refresh() {
    const line_ = 'Walk.of(' + surface + ', Momentum.of(' + alpha + ').withBeta(' + beta + '), Point.of(' + given.start.join(', ') + '), ' + given.steps + ')';
    const got = engine.walk(line_, given.goal);
    places = Array.from({ length: (got.length - 3) / 3 }, (unused, t) => [got[3 + 3 * t], got[4 + 3 * t]]);
    const at = rate(alpha, beta);
    const steps = Math.log(0.1) / Math.log(at.size);
    said.textContent = 'α = ' + short(alpha) + ', β = ' + short(beta) + ':  ' + (at.size >= 1 ? 'flies off; the limit of α is ' + short(limit(beta))
      : 'in the long run ' + short(at.size) + ' times the distance a step, a tenth in ' + short(steps) + ' steps; ' + (at.rolls ? 'rolls in both directions' : at.swings ? 'swings across the valley' : 'creeps, without a swing')
        + '.  J below ' + short(given.goal) + ' ' + (got[2] < 0 ? 'not for good in ' + given.steps + ' steps' : 'for good from step ' + got[2] + ' on'));
    java.textContent = line_ + ';';
    map.setAttribute('aria-label', 'Map of α and β. ' + said.textContent + '. Arrow keys move the point.');
    walk.setAttribute('aria-label', 'The walk with these values');
    map.redraw();
    walk.redraw();
  }

  /** As many digits as a pointer can mean; a formula's point has more. */
  function set(a, b, digits = 3) {
    alpha = +Math.max(edge.least, Math.min(edge.most, a)).toPrecision(digits);
    beta = +Math.max(0, Math.min(0.99, b)).toPrecision(digits);
    refresh();
  }

  body.append(said, element('div', { class: 'plots' }, map, element('div', {}, walk, java)),
    element('div', { class: 'row' }, ...given.places.map(([name, a, b]) => button(name, name, () => set(a, b, 6)))));
  drags(map, (x, y) => { const b = box(map.clientWidth, map.clientHeight); set(alphaAt(x, b), betaAt(y, b)); });
  map.setAttribute('role', 'application');
  map.addEventListener('keydown', (event) => {
    const [da, db] = { ArrowLeft: [1 / 1.05, 0], ArrowRight: [1.05, 0], ArrowUp: [1, 1], ArrowDown: [1, -1] }[event.key] || [0, 0];
    if (da) {
      event.preventDefault();
      set(alpha * da, db ? 1 - (1 - beta) * (db > 0 ? 1 / 1.1 : 1.1) : beta);
    }
  });
  refresh();
}

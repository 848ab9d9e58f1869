// A surface from above, and curves over steps.

/** Draws and keeps a surface's heights as bands of colour with lines between them. */
function contourMap(engine) {
  let key = '';
  let kept = null;
  return (canvas, surface, window, width, height) => {
    const low = ink(canvas, 'low');
    const asked = [surface, window, width, height, low].join();
    if (asked !== key) {
      key = asked;
      kept = bands(canvas, engine.heights(surface, Float64Array.from(window), width, height), width, height);
    }
    return kept;
  };
}

function rgb(hex) {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((i) => parseInt(full.slice(i, i + 2), 16));
}

function bands(canvas, heights, width, height) {
  const finite = heights.filter(Number.isFinite).sort();
  const lowest = finite[0];
  const highest = finite[finite.length - 1];
  // Lines lie close where it is steep and do not get lost where it is flat: even steps of the logarithm.
  const unit = Math.max((finite[finite.length >> 1] - lowest) / 8, (highest - lowest) * 1e-9, 1e-300);
  const count = 14;
  const most = Math.log1p((highest - lowest) / unit);
  const band = heights.map((h) => (Number.isFinite(h) ? Math.min(Math.floor((count * Math.log1p((h - lowest) / unit)) / most), count - 1) : -1));
  const [low, high, line] = ['low', 'high', 'contour'].map((name) => rgb(ink(canvas, name)));
  const image = new ImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (height - 1 - y) * width + x; // heights begin at the bottom
      const isLine = (x + 1 < width && band[at] !== band[at + 1]) || (y + 1 < height && band[at] !== band[at - width]);
      const share = band[at] / (count - 1);
      const to = 4 * (y * width + x);
      for (let c = 0; c < 3; c++) {
        image.data[to + c] = isLine ? line[c] : low[c] + (high[c] - low[c]) * Math.max(share, 0);
      }
      image.data[to + 3] = band[at] < 0 ? 0 : 255;
    }
  }
  const off = document.createElement('canvas');
  off.width = width;
  off.height = height;
  off.getContext('2d').putImageData(image, 0, 0);
  return off;
}

/** A marker of an algorithm's steps, as the library's charts have it. */
function marker(context, kind, x, y, size) {
  const r = size / 2;
  context.beginPath();
  if (kind === 'circle') {
    context.arc(x, y, r, 0, 2 * Math.PI);
  } else {
    const corners = { square: [45, 135, 225, 315], diamond: [0, 90, 180, 270], up: [-90, 30, 150], down: [90, 210, 330] }[kind];
    corners.forEach((degrees, i) => {
      const a = (degrees * Math.PI) / 180;
      context[i ? 'lineTo' : 'moveTo'](x + r * 1.2 * Math.cos(a), y + r * 1.2 * Math.sin(a));
    });
    context.closePath();
  }
  context.fill();
}

function star(context, x, y, radius) {
  context.beginPath();
  for (let i = 0; i < 10; i++) {
    const length = i % 2 ? radius * 0.45 : radius;
    context.lineTo(x + length * Math.sin((Math.PI * i) / 5), y - length * Math.cos((Math.PI * i) / 5));
  }
  context.closePath();
  context.fill();
}

/** A line through points as far as they are finite, in an algorithm's colour and dashes. */
function trace(context, look, points) {
  context.strokeStyle = look.color;
  context.lineWidth = look.width || 2.2;
  context.setLineDash(look.dash || []);
  context.lineJoin = 'round';
  context.beginPath();
  let isOpen = false;
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      isOpen = false;
      continue;
    }
    // Beyond any screen a canvas draws nothing at all.
    context[isOpen ? 'lineTo' : 'moveTo'](Math.max(-1e5, Math.min(1e5, x)), Math.max(-1e5, Math.min(1e5, y)));
    isOpen = true;
  }
  context.stroke();
  context.setLineDash([]);
}

/** Axes with their ticks round a plot; gives where a value lies. */
function axes(canvas, context, width, height, { x, y, isLogY, titleX, titleY, left = 58 }) {
  const box = { left, right: width - 20, top: 22, bottom: height - 40 };
  const upY = isLogY ? Math.log10 : (v) => v;
  const px = (v) => box.left + ((v - x[0]) / (x[1] - x[0])) * (box.right - box.left);
  const py = (v) => box.bottom - ((upY(v) - upY(y[0])) / (upY(y[1]) - upY(y[0]))) * (box.bottom - box.top);
  context.font = '14px system-ui, "DejaVu Sans", sans-serif';
  context.fillStyle = ink(canvas, 'text');
  context.strokeStyle = ink(canvas, 'line');
  context.lineWidth = 1;
  context.textAlign = 'center';
  for (const tick of ticks(x[0], x[1], Math.max(width / 90, 3))) {
    context.beginPath(); context.moveTo(px(tick), box.top); context.lineTo(px(tick), box.bottom); context.stroke();
    context.fillText(short(tick), px(tick), box.bottom + 17);
  }
  context.textAlign = 'right';
  const powers = isLogY ? ticks(upY(y[0]), upY(y[1]), 6).filter(Number.isInteger) : ticks(y[0], y[1], Math.max(height / 60, 2));
  for (const tick of powers) {
    const value = isLogY ? Math.pow(10, tick) : tick;
    context.beginPath(); context.moveTo(box.left, py(value)); context.lineTo(box.right, py(value)); context.stroke();
    context.fillText(isLogY && Math.abs(tick) > 3 ? '1e' + tick : short(value), box.left - 6, py(value) + 5);
  }
  context.textAlign = 'center';
  context.fillText(titleX, (box.left + box.right) / 2, height - 6);
  context.textAlign = 'left';
  context.fillText(titleY, 4, 14);
  return { px, py, box };
}

function flipbook(id, name, common, pages, cyclic) {
  document.querySelectorAll('figure[data-flipbook="' + id + '"]:not([data-ready])').forEach(function (figure) {
    figure.setAttribute('data-ready', '');
    // Arrow keys are for the slider here, not for the notebook around it.
    figure.setAttribute('data-lm-suppress-shortcuts', 'true');
    figure.setAttribute('data-p-suppress-shortcuts', 'true');
    const picture = figure.querySelector('img');
    const caption = figure.querySelector('figcaption');
    // Each page is what differs from what most pages have in common. Joined pixel by pixel, before the browser scales
    // them: two scaled pictures would not quite cover each other.
    const canvas = document.createElement('canvas');
    canvas.width = 2 * picture.getAttribute('width');
    canvas.height = 2 * picture.getAttribute('height');
    canvas.style.cssText = picture.style.cssText;
    canvas.style.width = picture.getAttribute('width') + 'px';
    canvas.setAttribute('role', 'img');
    const paper = canvas.getContext('2d');
    const images = new Map();
    function image(png) {
      if (!images.has(png)) {
        const loading = new Image();
        loading.src = png;
        images.set(png, loading.decode().then(() => loading));
      }
      return images.get(png);
    }
    async function draw(page) {
      const [below, above] = await Promise.all([image(common), image(pages[page].png)]);
      if (Number(slider.value) !== page) {
        return; // turned on meanwhile
      }
      paper.drawImage(below, 0, 0);
      paper.drawImage(above, 0, 0);
      canvas.setAttribute('aria-label', pages[page].alt);
      canvas.setAttribute('data-page', page);
      if (picture.isConnected) {
        picture.replaceWith(canvas);
      }
    }
    let timer = null;

    const controls = document.createElement('div');
    controls.style.cssText = 'display:flex;align-items:center;gap:12px;padding:4px 12px 8px';
    const button = document.createElement('button');
    button.type = 'button';
    button.style.cssText =
      'width:44px;height:36px;flex:none;padding:0;border:1px solid #8a9099;border-radius:6px;background:#fff;color:#1b1f24;font-size:16px;line-height:1;cursor:pointer';
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.min = 0;
    slider.max = pages.length - 1;
    slider.step = 1;
    slider.value = 0;
    slider.setAttribute('aria-label', name);
    slider.style.cssText = 'flex:1;min-width:0;height:36px;margin:0;accent-color:#0072b2;cursor:pointer';
    caption.style.minWidth = Math.max(...pages.map((page) => page.label.length)) + 'ch';
    caption.style.textAlign = 'left';
    controls.append(button, slider, caption);
    figure.append(controls);

    function turn(page) {
      slider.value = page;
      draw(page);
      caption.textContent = pages[page].label;
      slider.setAttribute('aria-valuetext', pages[page].label);
    }
    function stop() {
      clearInterval(timer);
      timer = null;
      button.textContent = '\u25B6';
      button.setAttribute('aria-label', 'Play');
    }
    function next() {
      const page = Number(slider.value) + 1;
      // A cell that was run again has thrown this picture away.
      if (!figure.isConnected || page >= pages.length) {
        stop();
        return;
      }
      turn(page);
      if (page === pages.length - 1) {
        stop();
      }
    }
    function play() {
      if (Number(slider.value) === pages.length - 1) {
        turn(0);
      }
      button.textContent = '\u275A\u275A';
      button.setAttribute('aria-label', 'Pause');
      timer = setInterval(next, Math.min(1000, Math.max(150, 8000 / pages.length)));
    }
    button.addEventListener('click', () => (timer === null ? play() : stop()));
    slider.addEventListener('input', () => {
      stop();
      turn(Number(slider.value));
    });
    // The picture can be dragged sideways; up and down the page scrolls, under a finger too. A whole round of a cyclic
    // flipbook is as long as the picture is wide.
    if (pages.length > 1) {
      canvas.style.touchAction = 'pan-y';
      canvas.style.cursor = 'ew-resize';
      canvas.style.userSelect = 'none';
      let from = null;
      canvas.addEventListener('pointerdown', (event) => {
        if (event.isPrimary && event.button === 0) {
          stop();
          from = { x: event.clientX, page: Number(slider.value) };
          canvas.setPointerCapture(event.pointerId);
        }
      });
      canvas.addEventListener('pointermove', (event) => {
        if (from === null) {
          return;
        }
        const wide = canvas.getBoundingClientRect().width / pages.length;
        const moved = from.page + Math.round((event.clientX - from.x) / (cyclic ? wide : Math.min(wide, 40)));
        const page = cyclic
          ? ((moved % pages.length) + pages.length) % pages.length
          : Math.min(Math.max(moved, 0), pages.length - 1);
        if (page !== Number(slider.value)) {
          turn(page);
        }
      });
      const drop = () => {
        if (from !== null) {
          from = null;
          slider.focus({ preventScroll: true });
        }
      };
      canvas.addEventListener('pointerup', drop);
      canvas.addEventListener('pointercancel', drop);
    }
    controls.hidden = pages.length < 2;
    if (pages.length < 2) {
      figure.append(caption);
    }
    stop();
    turn(0);
    figure.append(strip(pages, common, image));
  });
}

// Paper has no slider: there up to six pages, evenly chosen, stand side by side.
function strip(pages, common, image) {
  const sheet = document.createElement('div');
  sheet.className = 'descent4j-strip';
  const style = document.createElement('style');
  style.textContent =
    '@media not print { .descent4j-strip { display: none; } } @media print {' +
    ' .descent4j-flipbook[data-ready] > :not(.descent4j-strip) { display: none !important; }' +
    ' .descent4j-strip { display: grid; grid-template-columns: 1fr 1fr; gap: 8px 16px; }' +
    ' .descent4j-strip > div { break-inside: avoid; font: 13px system-ui, "DejaVu Sans", sans-serif; }' +
    ' .descent4j-strip canvas { display: block; width: 100%; height: auto; margin: 0; } }';
  sheet.append(style);
  const shown = Math.min(6, pages.length);
  for (let i = 0; i < shown; i++) {
    const page = pages[shown < 2 ? 0 : Math.round((i * (pages.length - 1)) / (shown - 1))];
    const one = document.createElement('div');
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', page.alt);
    one.append(canvas, page.label);
    sheet.append(one);
    Promise.all([image(common), image(page.png)]).then(([below, above]) => {
      const whole = document.createElement('canvas');
      const joined = whole.getContext('2d');
      whole.width = below.width;
      whole.height = below.height;
      joined.drawImage(below, 0, 0);
      joined.drawImage(above, 0, 0);
      canvas.width = below.width / 2;
      canvas.height = below.height / 2;
      const paper = canvas.getContext('2d');
      paper.imageSmoothingQuality = 'high';
      paper.drawImage(whole, 0, 0, canvas.width, canvas.height);
      canvas.setAttribute('data-drawn', '');
    });
  }
  return sheet;
}

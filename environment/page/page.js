window.MathJax = {
  tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], processEscapes: true},
  svg: {scale: 0.92}, // DejaVu's small letters are lower than they are wide
  options: {processHtmlClass: 'jp-MarkdownOutput|jp-RenderedHTML', ignoreHtmlClass: 'lecture'},
  startup: {pageReady: () => MathJax.startup.defaultPageReady().then(watchEdges)}
};

// What is wider than its place scrolls in itself. Its edge fades where there is more, and the keyboard reaches it.
const WIDE = '.scroll, pre, mjx-container, figure.descent4j-flipbook';

function markEdges(box) {
  const over = box.matches('mjx-container:not([display], .wide)') ? 0 : box.scrollWidth - box.clientWidth;
  box.classList.toggle('more-right', over > 1 && box.scrollLeft < over - 1);
  box.classList.toggle('more-left', over > 1 && box.scrollLeft > 1);
  if (over > 1) {
    box.tabIndex = 0;
  } else if (box.matches('.scroll, pre, figure')) {
    box.removeAttribute('tabindex');
  }
}

/** A formula within a line that is longer than the line gets a line of its own, and scrolls there. */
function giveLines() {
  document.querySelectorAll(':is(p, li) > mjx-container:not([display])').forEach((formula) => {
    formula.classList.toggle('wide', formula.querySelector('svg').getBoundingClientRect().width > formula.parentElement.clientWidth);
  });
}

function watchEdges() {
  giveLines();
  addEventListener('resize', giveLines);
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => markEdges(entry.target)));
  document.querySelectorAll(WIDE).forEach((box) => {
    box.addEventListener('scroll', () => markEdges(box), {passive: true});
    sizes.observe(box);
    markEdges(box);
  });
}

// Larger type for a projector, and a lecture without its code: they stay so from page to page.
const MODES = ['large', 'folded'];
const root = document.documentElement;

function setMode(mode, on) {
  root.classList.toggle(mode, on);
  document.querySelectorAll(`[data-mode="${mode}"]`).forEach((button) => button.setAttribute('aria-pressed', on));
  try {
    localStorage.setItem('descent4j-' + mode, on);
  } catch (refused) {
    // a browser that keeps nothing: then this page alone
  }
}

function wasOn(mode) {
  try {
    return localStorage.getItem('descent4j-' + mode) === 'true';
  } catch (refused) {
    return false;
  }
}

addEventListener('DOMContentLoaded', () => {
  const contents = document.querySelector('.toc');
  const wide = matchMedia('(min-width: 1280px)');
  const isBeside = () => wide.matches && !root.classList.contains('large');
  const place = () => {
    if (contents) {
      contents.open = isBeside();
    }
  };
  document.querySelectorAll('.tools').forEach((tools) => (tools.hidden = false));
  MODES.forEach((mode) => setMode(mode, wasOn(mode)));
  document.querySelectorAll('[data-mode]').forEach((button) =>
    button.addEventListener('click', () => {
      setMode(button.dataset.mode, !root.classList.contains(button.dataset.mode));
      place();
    })
  );
  place();
  wide.addEventListener('change', place);
  if (contents) {
    contents.addEventListener('click', (event) => {
      if (event.target.closest('a') && !isBeside()) {
        contents.open = false;
      }
    });
    contents.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !isBeside()) {
        contents.open = false;
        contents.querySelector('summary').focus();
      }
    });
  }
});

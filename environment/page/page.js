window.MathJax = {
  tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], processEscapes: true},
  svg: {scale: 0.92}, // DejaVu's small letters are lower than they are wide
  options: {processHtmlClass: 'jp-MarkdownOutput|jp-RenderedHTML', ignoreHtmlClass: 'lecture'},
  startup: {pageReady: () => MathJax.startup.defaultPageReady().then(watchEdges)}
};

// What is wider than its place scrolls in itself. Its edge fades where there is more, and the keyboard reaches it.
const WIDE = '.scroll, pre, mjx-container[display="true"], figure.descent4j-flipbook';

function markEdges(box) {
  const over = box.scrollWidth - box.clientWidth;
  box.classList.toggle('more-right', over > 1 && box.scrollLeft < over - 1);
  box.classList.toggle('more-left', over > 1 && box.scrollLeft > 1);
  if (over > 1) {
    box.tabIndex = 0;
  } else if (box.matches('.scroll, pre, figure')) {
    box.removeAttribute('tabindex');
  }
}

function watchEdges() {
  const sizes = new ResizeObserver((entries) => entries.forEach((entry) => markEdges(entry.target)));
  document.querySelectorAll(WIDE).forEach((box) => {
    box.addEventListener('scroll', () => markEdges(box), {passive: true});
    sizes.observe(box);
    markEdges(box);
  });
}

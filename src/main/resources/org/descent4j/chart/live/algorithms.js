// The algorithms as a reader sets them: a line of Java, and the numbers in it.
const ALGORITHMS = {
  GradientDescent: { name: 'Gradient descent', alpha: 0.1, formula: 'W := W − α·dW', options: [], modes: [] },
  Momentum: { name: 'Momentum', alpha: 0.1, formula: 'V := β·V + (1−β)·dW,  W := W − α·V', options: [['β', 'withBeta', 0.9]], modes: ['heavyBall', 'biasCorrected'] },
  Nesterov: { name: 'Nesterov', alpha: 0.1, formula: 'V := β·V + (1−β)·dW,  W := W − α·(β·V + (1−β)·dW)', options: [['β', 'withBeta', 0.9]], modes: ['heavyBall'] },
  AdaGrad: { name: 'AdaGrad', alpha: 0.5, formula: 'S := S + dW²,  W := W − α·dW / (√S + ε)', options: [['ε', 'withEpsilon', 1e-8]], modes: [] },
  RmsProp: { name: 'RMSprop', alpha: 0.1, formula: 'S := β₂·S + (1−β₂)·dW²,  W := W − α·dW / (√S + ε)', options: [['β₂', 'withBeta2', 0.9], ['ε', 'withEpsilon', 1e-8]], modes: ['centered'] },
  Adam: { name: 'Adam', alpha: 0.1, formula: 'V := β₁·V + (1−β₁)·dW,  S := β₂·S + (1−β₂)·dW²,  W := W − α·Vᶜ / (√Sᶜ + ε)',
    options: [['β₁', 'withBeta1', 0.9], ['β₂', 'withBeta2', 0.999], ['ε', 'withEpsilon', 1e-8]], modes: ['amsgrad', 'nesterov'] },
  AdamW: { name: 'AdamW', alpha: 0.1, formula: 'W := W − α·λ·W, then the step of Adam', options: [['λ', 'withWeightDecay', 0.01]], modes: [] },
  AdaDelta: { name: 'AdaDelta', alpha: 1, formula: 'S and D average dW² and Δ²;  Δ = dW·√((D + ε) / (S + ε)),  W := W − α·Δ', options: [['ρ', 'withRho', 0.95], ['ε', 'withEpsilon', 1e-6]], modes: [] },
  Lion: { name: 'Lion', alpha: 0.05, formula: 'W := W − α·sign(β₁·V + (1−β₁)·dW),  V := β₂·V + (1−β₂)·dW', options: [['β₁', 'withBeta1', 0.9], ['β₂', 'withBeta2', 0.99]], modes: [] },
};

/** What a form changes in the formula. */
const FORMS = {
  'Momentum.heavyBall': 'V := β·V + dW,  W := W − α·V',
  'Momentum.biasCorrected': 'V := β·V + (1−β)·dW,  W := W − α·V / (1−βᵗ)',
  'Nesterov.heavyBall': 'V := β·V + dW,  W := W − α·(β·V + dW)',
  'RmsProp.centered': 'S and M average dW² and dW,  W := W − α·dW / (√(S − M²) + ε)',
  'Adam.amsgrad': 'Adam, but S counts with the largest value that it has had',
  'Adam.nesterov': 'Adam, with β₁·V + (1−β₁)·dW, each corrected, in place of V (NAdam)',
};

/** The formula as it is set. */
function formula(set) {
  const text = FORMS[set.algorithm + '.' + set.mode] || ALGORITHMS[set.algorithm].formula;
  return set.isInside ? text.replace(/\(√(Sᶜ|S) \+ ε\)/, '√($1 + ε)').replace('(√(S − M²) + ε)', '√(S − M² + ε)') : text;
}

const MODES = { heavyBall: 'heavy ball', biasCorrected: 'bias-corrected', amsgrad: 'AMSGrad', centered: 'centred', nesterov: 'Nesterov' };
const NUMBER = '[-+]?[\\d.]+(?:[eE][-+]?\\d+)?';

/** A line of Java taken apart; nothing if it holds more than the sliders know. */
function parts(line) {
  const whole = line.trim().match(new RegExp('^(\\w+)\\.of\\((?:(' + NUMBER + ')|LearningRate\\.inverseTime\\((' + NUMBER + '), (' + NUMBER + ')\\))\\)((?:\\.\\w+\\((?:[^()]|\\([^()]*\\))*\\))*);?$'));
  const kind = whole && ALGORITHMS[whole[1]];
  if (!kind) {
    return null;
  }
  const set = { algorithm: whole[1], alpha: +(whole[2] ?? whole[3]), decay: +(whole[4] ?? 0), values: {}, isInside: false, mode: '' };
  for (const [, method, value] of whole[5].matchAll(/\.(\w+)\(((?:[^()]|\([^()]*\))*)\)/g)) {
    const inside = value.match(new RegExp('^Epsilon\\.insideRoot\\((' + NUMBER + ')\\)$'));
    if (kind.modes.includes(method) && value === '') {
      set.mode = method;
    } else if (kind.options.some((option) => option[1] === method) && (inside || new RegExp('^' + NUMBER + '$').test(value))) {
      set.values[method] = +(inside ? inside[1] : value);
      set.isInside = set.isInside || Boolean(inside);
    } else {
      return null;
    }
  }
  return set;
}

/** The line of Java of such parts, without what is the default. */
function line(set) {
  const kind = ALGORITHMS[set.algorithm];
  const alpha = set.decay ? 'LearningRate.inverseTime(' + set.alpha + ', ' + set.decay + ')' : String(set.alpha);
  const options = kind.options.map(([, method, usual]) => {
    const value = set.values[method] ?? usual;
    const inside = method === 'withEpsilon' && set.isInside;
    return value === usual && !inside ? '' : '.' + method + '(' + (inside ? 'Epsilon.insideRoot(' + value + ')' : value) + ')';
  });
  return set.algorithm + '.of(' + alpha + ')' + options.join('') + (kind.modes.includes(set.mode) ? '.' + set.mode + '()' : '');
}

/** Sliders for one algorithm: change(line) with each movement. */
function sliders(set, change, again) {
  const kind = ALGORITHMS[set.algorithm];
  const all = [slider('α', { least: 1e-4, most: 10, isLog: true }, set.alpha, (v) => { set.alpha = v; change(line(set)); })];
  for (const [name, method, usual] of kind.options) {
    const range = method === 'withEpsilon' ? { least: 1e-12, most: 0.1, isLog: true, digits: 1 } : method === 'withWeightDecay' ? { least: 0, most: 1 }
      : { least: 0, most: 0.9999, digits: 4 };
    all.push(slider(name, range, set.values[method] ?? usual, (v) => { set.values[method] = v; change(line(set)); }));
  }
  all.push(slider('decay', { least: 0, most: 2, digits: 2 }, set.decay, (v) => { set.decay = v; change(line(set)); }));
  const row = element('div', { class: 'row' });
  if (kind.options.some((option) => option[1] === 'withEpsilon') && set.algorithm !== 'AdaDelta') {
    row.append(element('label', {}, element('input', { type: 'checkbox', checked: set.isInside,
      change: (event) => { set.isInside = event.target.checked; again(line(set)); } }), 'ε inside the root'));
  }
  if (kind.modes.length) {
    row.append(element('label', {}, 'form', choice('form', [['', 'plain'], ...kind.modes.map((mode) => [mode, MODES[mode]])], set.mode,
      (mode) => { set.mode = mode; again(line(set)); })));
  }
  return element('div', {}, ...all, row);
}

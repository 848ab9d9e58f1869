#!/usr/bin/python3
"""Writes the golden traces beside this file: what each optimizer does to 12 parameters in 25 steps.

An oracle that shares nothing with the library: the formulas, in numpy's extended precision (80 bits on x86), rounded to
double at the end. Gradients and first parameters are floats, so that they are the same numbers in float and double.

    apt-get install -y --no-install-recommends python3-numpy && ./generate.py

Each trace has a line `t, name, 12 numbers`: w after every step, and the moments after the last one. A new optimizer is
one more entry of TRACES, and one row in OptimizerRow.java.
"""
import pathlib

import numpy as np

X = np.longdouble
STEPS, N = 25, 12
HERE = pathlib.Path(__file__).parent


def inputs():
    """Gradients from 1e-10 to 1e3: a magnitude a column, with sign flips, zeros, and columns that mix all of them."""
    random = np.random.default_rng(20231107)
    g = random.normal(size=(STEPS, N)) * np.array([1e-10, 1e-7, 1e-4, 1e-2, 0.1, 1, 10, 100, 1e3, 1, 1, 0])
    g[:, 5] = np.abs(g[:, 5]) * (-1.0) ** np.arange(STEPS)
    g[:, 9] *= 10.0 ** random.integers(-10, 4, size=STEPS)
    g[:10, 10] = 0
    g[random.random((STEPS, N)) < 0.1] = 0
    w = np.concatenate([random.normal(size=N - 1), [0]])
    return g.astype(np.float32).astype(np.float64), w.astype(np.float32).astype(np.float64)


def root(s, epsilon, inside):
    return np.sqrt(s + epsilon) if inside else np.sqrt(s) + epsilon


def gradient_descent(alpha):
    def step(w, g, m, a, t):
        return w - a * g
    return (), alpha, step


def momentum(alpha, beta, heavy=False, corrected=False):
    def step(w, g, m, a, t):
        m["v"] = beta * m["v"] + (1 if heavy else 1 - X(beta)) * g
        return w - a * m["v"] / (1 - X(beta) ** t if corrected else 1)
    return ("v",), alpha, step


def nesterov(alpha, beta, heavy=False):
    def step(w, g, m, a, t):
        share = 1 if heavy else 1 - X(beta)
        m["v"] = beta * m["v"] + share * g
        return w - a * (beta * m["v"] + share * g)
    return ("v",), alpha, step


def adagrad(alpha, epsilon, inside=False):
    def step(w, g, m, a, t):
        m["s"] = m["s"] + g * g
        return w - a * g / root(m["s"], epsilon, inside)
    return ("s",), alpha, step


def adadelta(alpha, rho, epsilon):
    def step(w, g, m, a, t):
        m["s"] = rho * m["s"] + (1 - X(rho)) * g * g
        delta = np.sqrt(m["d"] + epsilon) / np.sqrt(m["s"] + epsilon) * g
        m["d"] = rho * m["d"] + (1 - X(rho)) * delta * delta
        return w - a * delta
    return ("s", "d"), alpha, step


def rmsprop(alpha, beta2, epsilon, inside=False, centered=False, beta=0):
    def step(w, g, m, a, t):
        m["s"] = beta2 * m["s"] + (1 - X(beta2)) * g * g
        spread = m["s"]
        if centered:
            m["mean"] = beta2 * m["mean"] + (1 - X(beta2)) * g
            spread = m["s"] - m["mean"] ** 2
        change = g / root(spread, epsilon, inside)
        if beta:
            change = m["v"] = beta * m["v"] + change
        return w - a * change
    return ("s",) + ("mean",) * centered + ("v",) * (beta > 0), alpha, step


def adam(alpha, beta1, beta2, epsilon, inside=False, largest=False, ahead=False, before=False):
    def step(w, g, m, a, t):
        b1, b2 = X(beta1), X(beta2)
        m["v"] = b1 * m["v"] + (1 - b1) * g
        m["s"] = b2 * m["s"] + (1 - b2) * g * g
        second = m["s"]
        if largest:
            second = m["sMax"] = np.maximum(m["sMax"], m["s"])
        first = m["v"] / (1 - b1 ** t)
        if ahead:
            first = b1 * m["v"] / (1 - b1 ** (t + 1)) + (1 - b1) * g / (1 - b1 ** t)
        if before:
            return w - a * first * np.sqrt(1 - b2 ** t) / (np.sqrt(second) + epsilon)
        return w - a * first / root(second / (1 - b2 ** t), epsilon, inside)
    return ("v", "s", "sMax") if largest else ("v", "s"), alpha, step


def lion(alpha, beta1, beta2):
    def step(w, g, m, a, t):
        direction = X(beta1) * m["v"] + (1 - X(beta1)) * g
        m["v"] = X(beta2) * m["v"] + (1 - X(beta2)) * g
        return w - X(a) * np.sign(direction)
    return ("v",), alpha, step


def l2(decay, inner):
    names, alpha, step = inner
    return names, alpha, lambda w, g, m, a, t: step(w, g + decay * w, m, a, t)


def decoupled(decay, inner):
    names, alpha, step = inner
    return names, alpha, lambda w, g, m, a, t: step(w - X(a) * decay * w, g, m, a, t)


def clip_value(limit, inner):
    names, alpha, step = inner
    return names, alpha, lambda w, g, m, a, t: step(w, np.minimum(np.maximum(g, -limit), limit), m, a, t)


def clip_norm(limit, inner):
    names, alpha, step = inner

    def clipped(w, g, m, a, t):
        norm = np.sqrt(np.sum(g * g))
        return step(w, g * limit / norm if norm > limit else g, m, a, t)
    return names, alpha, clipped


def inverse_root(alpha):
    return lambda t: X(alpha) / np.sqrt(X(t))


TRACES = {
    "gradient-descent": gradient_descent(0.1),
    "gradient-descent-scheduled": gradient_descent(inverse_root(0.1)),
    "momentum": momentum(0.1, 0.9),
    "momentum-bias-corrected": momentum(0.1, 0.9, corrected=True),
    "momentum-heavy-ball": momentum(0.01, 0.9, heavy=True),
    "momentum-l2": l2(0.01, momentum(0.01, 0.9, heavy=True)),
    "momentum-decoupled": decoupled(0.01, momentum(0.01, 0.9, heavy=True)),
    "nesterov": nesterov(0.1, 0.9),
    "nesterov-heavy-ball": nesterov(0.01, 0.9, heavy=True),
    "adagrad": adagrad(0.1, 1e-8),
    "adagrad-inside": adagrad(0.1, 1e-8, inside=True),
    "adadelta": adadelta(1.0, 0.95, 1e-6),
    "rmsprop": rmsprop(0.01, 0.9, 1e-8),
    "rmsprop-inside": rmsprop(0.01, 0.9, 1e-8, inside=True),
    "rmsprop-centered": rmsprop(0.01, 0.9, 1e-8, centered=True),
    "rmsprop-momentum": rmsprop(0.01, 0.9, 1e-8, beta=0.9),
    "rmsprop-graves": rmsprop(0.001, 0.95, 1e-4, inside=True, centered=True, beta=0.9),
    "adam": adam(0.01, 0.9, 0.999, 1e-8),
    "adam-before-correction": adam(0.01, 0.9, 0.999, 1e-7, before=True),
    "adam-inside": adam(0.01, 0.9, 0.999, 1e-8, inside=True),
    "adam-scheduled": adam(inverse_root(0.01), 0.9, 0.999, 1e-8),
    "adam-l2": l2(0.01, adam(0.01, 0.9, 0.999, 1e-8)),
    "adam-clipped-by-value": clip_value(0.5, adam(0.01, 0.9, 0.999, 1e-8)),
    "adam-clipped-by-norm": clip_norm(0.5, adam(0.01, 0.9, 0.999, 1e-8)),
    "adamw": decoupled(0.1, adam(0.01, 0.9, 0.999, 1e-8)),
    "lion": lion(0.001, 0.9, 0.99),
    "amsgrad": adam(0.01, 0.9, 0.99, 1e-8, largest=True),
    "amsgrad-before-correction": adam(0.01, 0.9, 0.99, 1e-7, largest=True, before=True),
    "nadam": adam(0.01, 0.9, 0.999, 1e-8, ahead=True),
}


def write(path, lines):
    path.write_text("".join(", ".join(line) + "\n" for line in lines))


def numbers(vector):
    return [repr(float(x)) for x in vector]


def main():
    gradients, start = inputs()
    write(HERE / "inputs.csv", [["0", "w"] + numbers(start)]
          + [[str(t + 1), "g"] + numbers(g) for t, g in enumerate(gradients)])
    for name, (moments, alpha, step) in TRACES.items():
        w, m, lines = start.astype(X), {moment: np.zeros(N, X) for moment in moments}, []
        for t in range(1, STEPS + 1):
            w = step(w, gradients[t - 1].astype(X), m, alpha(t) if callable(alpha) else alpha, t)
            lines.append([str(t), "w"] + numbers(w))
        write(HERE / (name + ".csv"), lines + [[str(STEPS), moment] + numbers(m[moment]) for moment in moments])


if __name__ == "__main__":
    main()

"""numpy's steps, in place, as one who knows numpy writes them. Answers the rows "step numpy …" with microseconds."""
import sys

import numpy

from timing import median

ALPHA, BETA1, BETA2, EPSILON = 1e-3, 0.9, 0.999, 1e-8


def optimizers(w, g):
    """Each a function of t that makes one step; everything it needs is allocated here."""
    v, s, a, b = (numpy.zeros_like(w) for _ in range(4))

    def average(moment, beta, value):
        numpy.multiply(moment, beta, out=moment)
        numpy.multiply(value, 1 - beta, out=a)
        numpy.add(moment, a, out=moment)

    def subtract(value, alpha):
        numpy.multiply(value, alpha, out=a)
        numpy.subtract(w, a, out=w)

    def root(moment, correction):
        numpy.multiply(moment, correction, out=b)
        numpy.sqrt(b, out=b)
        numpy.add(b, EPSILON, out=b)

    def momentum(t):
        average(v, BETA1, g)
        subtract(v, ALPHA)

    def over_root(value, moment, correction, alpha):
        root(moment, correction)
        numpy.divide(value, b, out=b)
        subtract(b, alpha)

    def rmsprop(t):
        numpy.multiply(g, g, out=b)
        average(s, BETA1, b)
        over_root(g, s, 1, ALPHA)

    def adam(t):
        average(v, BETA1, g)
        numpy.multiply(g, g, out=b)
        average(s, BETA2, b)
        over_root(v, s, 1 / (1 - BETA2**t), ALPHA / (1 - BETA1**t))

    return {"descent": lambda t: subtract(g, ALPHA), "momentum": momentum, "rmsprop": rmsprop, "adam": adam}


for line in sys.stdin:
    _, _, optimizer, kind, n, _ = line.split()
    kind = numpy.dtype("float32" if kind == "float" else "float64")
    random = numpy.random.default_rng(1)
    make = optimizers(random.random(int(n)).astype(kind), ((random.random(int(n)) - 0.5) * 0.01).astype(kind))[optimizer]
    steps = iter(range(1, 1 << 60))
    print("=", median(lambda: make(next(steps))), flush=True)

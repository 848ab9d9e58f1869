#!/usr/bin/env python3
"""Writes what Keras' own optimizers make of the golden gradients, in double: w after every step.

    pip install keras==3.15.1 jax==0.10.2 && ./generate.py

Only where the formula is the same, and PyTorch has another: ε beside the root of the S that is not corrected yet, and RMSprop
with ε inside the root. α is constant: inside the velocity, as Keras has it, it makes the same steps then as outside.
"""
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
import jax  # noqa: E402

jax.config.update("jax_enable_x64", True)
import keras  # noqa: E402
import numpy as np  # noqa: E402

HERE = pathlib.Path(__file__).parent
keras.config.set_floatx("float64")

OPTIMIZERS = {
    "rmsprop-inside": keras.optimizers.RMSprop(learning_rate=0.01, rho=0.9, epsilon=1e-8),
    "rmsprop-graves": keras.optimizers.RMSprop(learning_rate=0.001, rho=0.95, epsilon=1e-4, centered=True, momentum=0.9),
    "adam-before-correction": keras.optimizers.Adam(learning_rate=0.01),
    "amsgrad-before-correction": keras.optimizers.Adam(learning_rate=0.01, beta_2=0.99, amsgrad=True),
}


def main():
    lines = [line.split(", ") for line in (HERE.parent / "golden" / "inputs.csv").read_text().splitlines()]
    start, gradients = ([[float(x) for x in line[2:]] for line in lines if line[1] == name] for name in "wg")
    for name, optimizer in OPTIMIZERS.items():
        w, trace = keras.Variable(np.array(start[0]), dtype="float64"), []
        for t, gradient in enumerate(gradients, 1):
            optimizer.apply([keras.ops.convert_to_tensor(np.array(gradient), dtype="float64")], [w])
            trace.append(", ".join([str(t), "w"] + [repr(float(x)) for x in np.array(w)]) + "\n")
        (HERE / (name + ".csv")).write_text("".join(trace))


if __name__ == "__main__":
    main()

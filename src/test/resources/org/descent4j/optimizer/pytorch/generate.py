#!/usr/bin/python3
"""Writes what PyTorch 1.13's own optimizers make of the golden gradients, in double: w after every step.

    apt-get install -y --no-install-recommends python3-torch && ./generate.py

Only where the formula is the same. Left out are: the averaging form of momentum (PyTorch's first v is dW, not (1-β)·dW),
ε inside the root (it has none), decoupled decay round momentum (it has none), clipping by norm (it adds 1e-6 to the norm).

NAdam needs two things. The growth of β₁ is switched off by a very large momentum decay. And PyTorch 1.13 multiplies its
product of the β₁ by the present one twice (`mu_product * mu * mu_next`, where mu_product has mu in it already); the
function is run with that one factor taken out, as the paper has it. It also keeps that product as a tensor of the
default type, which is therefore set to double.
"""
import inspect
import pathlib

import torch
from torch.optim import nadam

HERE = pathlib.Path(__file__).parent


def correct_nadam():
    source = inspect.getsource(nadam._single_tensor_nadam)
    twice = "mu_product_next = mu_product * mu * mu_next"
    assert twice in source
    exec(source.replace(twice, "mu_product_next = mu_product * mu_next"), nadam.__dict__)


OPTIMIZERS = {
    "gradient-descent": lambda p: torch.optim.SGD(p, lr=0.1),
    "momentum-heavy-ball": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9),
    "momentum-l2": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, weight_decay=0.01),
    "nesterov-heavy-ball": lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9, nesterov=True),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1, eps=1e-8),
    "adadelta": lambda p: torch.optim.Adadelta(p, lr=1.0, rho=0.95, eps=1e-6),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8),
    "rmsprop-centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8, centered=True),
    "rmsprop-momentum": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-8, momentum=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01),
    "adam-l2": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.01),
    "adam-clipped-by-value": lambda p: torch.optim.Adam(p, lr=0.01),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
    "amsgrad": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.9, 0.99), amsgrad=True),
    "nadam": lambda p: torch.optim.NAdam(p, lr=0.01, momentum_decay=1e9),
}


def main():
    torch.set_default_dtype(torch.float64)
    correct_nadam()
    lines = [line.split(", ") for line in (HERE.parent / "golden" / "inputs.csv").read_text().splitlines()]
    start, gradients = ([[float(x) for x in line[2:]] for line in lines if line[1] == name] for name in "wg")
    for name, of in OPTIMIZERS.items():
        w = torch.nn.Parameter(torch.tensor(start[0], dtype=torch.float64))
        optimizer, trace = of([w]), []
        for t, gradient in enumerate(gradients, 1):
            w.grad = torch.tensor(gradient, dtype=torch.float64)
            if name.endswith("clipped-by-value"):
                torch.nn.utils.clip_grad_value_([w], 0.5)
            optimizer.step()
            trace.append(", ".join([str(t), "w"] + [repr(x) for x in w.tolist()]) + "\n")
        (HERE / (name + ".csv")).write_text("".join(trace))


if __name__ == "__main__":
    main()

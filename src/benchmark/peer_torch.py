"""PyTorch's eager optimizers and training. Answers the rows of Peer.java with microseconds."""
import gzip
import sys
import time

import numpy
import torch

from timing import median

OPTIMIZERS = {
    "descent": lambda p: torch.optim.SGD(p, lr=1e-3),
    "momentum": lambda p: torch.optim.SGD(p, lr=1e-3, momentum=0.9),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=1e-3, alpha=0.9),
    "adam": lambda p: torch.optim.Adam(p, lr=1e-3),
}


def step(optimizer, kind, n):
    parameters = torch.nn.Parameter(torch.rand(n, dtype=getattr(torch, kind)))
    parameters.grad = (torch.rand(n, dtype=getattr(torch, kind)) - 0.5) * 0.01
    return median(OPTIMIZERS[optimizer]([parameters]).step)


def network(layers):
    if layers == "2-20-3-1":
        model = torch.nn.Sequential(
            torch.nn.Linear(2, 20), torch.nn.ReLU(), torch.nn.Linear(20, 3), torch.nn.ReLU(), torch.nn.Linear(3, 1))
        return model, torch.nn.BCEWithLogitsLoss()
    model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    return model, torch.nn.CrossEntropyLoss()


def training(layers):
    model, loss = network(layers)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-6)  # as in TrainingBenchmark
    x = torch.rand(64, model[0].in_features)
    y = torch.randint(0, 2, (64, 1)).float() if layers == "2-20-3-1" else torch.randint(0, 10, (64,))

    def work():
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()

    return median(work)


def read(path, skip):
    return numpy.frombuffer(gzip.open(path).read(), numpy.uint8, offset=skip)


def epoch(directory):
    x = torch.from_numpy(read(directory + "/train-images-idx3-ubyte.gz", 16).reshape(-1, 784).astype("float32") / 255)
    y = torch.from_numpy(read(directory + "/train-labels-idx1-ubyte.gz", 8).astype("int64"))
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=64, shuffle=True)
    model, loss = network("784-128-10")
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    began = time.perf_counter()
    for batch, labels in loader:
        optimizer.zero_grad()
        loss(model(batch), labels).backward()
        optimizer.step()
    return (time.perf_counter() - began) * 1e6


for line in sys.stdin:
    row, *rest = line.split()
    torch.set_num_threads(int(rest[-1]))
    if row == "step":
        answer = step(rest[1], rest[2], int(rest[3]))
    else:
        answer = {"training": training, "epoch": epoch}[row](rest[0])
    print("=", answer, flush=True)

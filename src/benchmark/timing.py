"""How the Python peers measure."""
import time


def median(work):
    """The median time over short batches, after a warm-up."""
    end = time.perf_counter() + 0.05
    while True:
        began = time.perf_counter()
        work()
        one = time.perf_counter() - began
        if time.perf_counter() > end:
            break
    repeat = max(1, int(0.002 / one))
    times = []
    end = time.perf_counter() + 0.15
    while len(times) < 5 or time.perf_counter() < end:
        began = time.perf_counter()
        for _ in range(repeat):
            work()
        times.append((time.perf_counter() - began) / repeat)
    return sorted(times)[len(times) // 2] * 1e6

/* The steps as plain C loops: what this machine can do. Reads rows "step c optimizer type n threads" from stdin and answers
   each with the microseconds of a step: the median over short batches, so that a batch in which the machine was taken
   away does not count. */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Not inlined, so that "restrict" holds and the loops become vector instructions. */
#define LOOP __attribute__((noinline)) static void

#define STEPS(T, SQRT)                                                                                       \
    LOOP descent_##T(T *restrict w, const T *restrict g, long n, T alpha) {                                  \
        for (long i = 0; i < n; i++) w[i] -= alpha * g[i];                                                   \
    }                                                                                                        \
    LOOP momentum_##T(T *restrict w, const T *restrict g, T *restrict v, long n, T alpha, T beta) {          \
        for (long i = 0; i < n; i++) {                                                                       \
            v[i] = beta * v[i] + (1 - beta) * g[i];                                                          \
            w[i] -= alpha * v[i];                                                                            \
        }                                                                                                    \
    }                                                                                                        \
    LOOP rmsprop_##T(T *restrict w, const T *restrict g, T *restrict s, long n, T alpha, T beta, T epsilon) { \
        for (long i = 0; i < n; i++) {                                                                       \
            s[i] = beta * s[i] + (1 - beta) * g[i] * g[i];                                                   \
            w[i] -= alpha * g[i] / (SQRT(s[i]) + epsilon);                                                   \
        }                                                                                                    \
    }                                                                                                        \
    LOOP adam_##T(T *restrict w, const T *restrict g, T *restrict v, T *restrict s, long n, T alpha,         \
                  T beta1, T beta2, T epsilon, double t) {                                                   \
        T by = (T)(alpha / (1 - pow(beta1, t)));                                                             \
        T correction = (T)(1 / (1 - pow(beta2, t)));                                                         \
        for (long i = 0; i < n; i++) {                                                                       \
            v[i] = beta1 * v[i] + (1 - beta1) * g[i];                                                        \
            s[i] = beta2 * s[i] + (1 - beta2) * g[i] * g[i];                                                 \
            w[i] -= by * v[i] / (SQRT(s[i] * correction) + epsilon);                                         \
        }                                                                                                    \
    }                                                                                                        \
    static void part_##T(const char *name, T *w, const T *g, T *v, T *s, long n, double t) {                 \
        if (!strcmp(name, "descent")) descent_##T(w, g, n, (T)1e-3);                                         \
        else if (!strcmp(name, "momentum")) momentum_##T(w, g, v, n, (T)1e-3, (T)0.9);                       \
        else if (!strcmp(name, "rmsprop")) rmsprop_##T(w, g, s, n, (T)1e-3, (T)0.9, (T)1e-8);                \
        else if (!strcmp(name, "adam"))                                                                      \
            adam_##T(w, g, v, s, n, (T)1e-3, (T)0.9, (T)0.999, (T)1e-8, t);                                  \
        else exit(1);                                                                                        \
    }                                                                                                        \
    static void step_##T(const char *name, T *w, const T *g, T *v, T *s, long n, int threads, double t) {    \
        if (threads == 1) {                                                                                  \
            part_##T(name, w, g, v, s, n, t);                                                                \
            return;                                                                                          \
        }                                                                                                    \
        _Pragma("omp parallel for num_threads(threads)")                                                     \
        for (int k = 0; k < threads; k++) {                                                                  \
            long from = n * k / threads, to = n * (k + 1) / threads;                                         \
            part_##T(name, w + from, g + from, v + from, s + from, to - from, t);                            \
        }                                                                                                    \
    }

STEPS(float, sqrtf)
STEPS(double, sqrt)

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void *vector(const char *type, long n, double value) {
    size_t bytes = (size_t)n * (strcmp(type, "float") ? 8 : 4);
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!memory) exit(1);
    for (long i = 0; i < n; i++) {
        if (strcmp(type, "float")) ((double *)memory)[i] = value * (i % 7 - 3);
        else ((float *)memory)[i] = (float)(value * (i % 7 - 3));
    }
    return memory;
}

int main(void) {
    char name[20], type[20];
    long n;
    int threads;
    while (scanf(" step %*s %19s %19s %ld %d", name, type, &n, &threads) == 4) {
        void *w = vector(type, n, 1), *g = vector(type, n, 0.01), *v = vector(type, n, 0), *s = vector(type, n, 0);
        double batch[400], t = 0, steps = 1, began = now();
        int batches = 0;
        while (batches < 400 && (batches < 5 || now() - began < 60e3)) {
            double start = now();
            for (int i = 0; i < steps; i++) {
                t++;
                if (strcmp(type, "float")) step_double(name, w, g, v, s, n, threads, t);
                else step_float(name, w, g, v, s, n, threads, t);
            }
            double took = now() - start;
            if (took < 200 && batches == 0) steps *= 2; /* a batch takes 0.2 ms, or one step */
            else batch[batches++] = took / steps;
        }
        qsort(batch, (size_t)batches, sizeof batch[0], ascending);
        printf("= %g\n", batch[batches / 2]);
        fflush(stdout);
        free(w), free(g), free(v), free(s);
    }
    return 0;
}

package org.descent4j.network;

/**
 * The activations of the lecture. All their derivatives can be told from A alone, so that no layer keeps Z for them.
 */
enum Standard implements Activation {
    RELU {
        @Override
        public void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                // Not z > 0 ? z : 0, which would turn NaN into 0 and hide it.
                z[i] = Math.max(0, z[i]);
            }
        }

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] = a[i] > 0 ? d[i] : 0;
            }
        }

        @Override
        public Initialization initialization() {
            return Initialization.HE;
        }
    },

    TANH {
        @Override
        public void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                z[i] = Math.tanh(z[i]);
            }
        }

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] *= 1 - a[i] * a[i];
            }
        }
    },

    SIGMOID {
        @Override
        public void forward(double[] z, int units) {
            for (int i = 0; i < z.length; i++) {
                z[i] = 1 / (1 + Math.exp(-z[i]));
            }
        }

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {
            for (int i = 0; i < d.length; i++) {
                d[i] *= a[i] * (1 - a[i]);
            }
        }
    },

    SOFTMAX {
        @Override
        public void forward(double[] z, int units) {
            for (int start = 0; start < z.length; start += units) {
                // Taking the largest off changes nothing but keeps e^z from overflowing.
                double largest = largest(z, start, units);
                double sum = 0;
                for (int i = start; i < start + units; i++) {
                    z[i] = Math.exp(z[i] - largest);
                    sum += z[i];
                }
                for (int i = start; i < start + units; i++) {
                    z[i] /= sum;
                }
            }
        }

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {
            for (int start = 0; start < d.length; start += units) {
                double mean = 0;
                for (int i = start; i < start + units; i++) {
                    mean += a[i] * d[i];
                }
                for (int i = start; i < start + units; i++) {
                    d[i] = a[i] * (d[i] - mean);
                }
            }
        }
    },

    LINEAR {
        @Override
        public void forward(double[] z, int units) {}

        @Override
        public void backward(double[] z, double[] a, double[] d, int units) {}
    };

    @Override
    public Initialization initialization() {
        return Initialization.XAVIER;
    }

    static double largest(double[] z, int start, int units) {
        double largest = z[start];
        for (int i = start + 1; i < start + units; i++) {
            largest = Math.max(largest, z[i]);
        }
        return largest;
    }
}

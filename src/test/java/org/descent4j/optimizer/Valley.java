package org.descent4j.optimizer;

/** Costs of two parameters with one minimum, for the convergence case; from where, and how close is close. */
enum Valley {
    PARABOLA(1, -1, 0, 0, 1e-3) {
        @Override
        double[] gradient(double x, double y) {
            return new double[] {2 * x, 2 * y};
        }
    },
    /** 0.1x² + 2y². */
    BOWL(-1, 1, 0, 0, 1e-3) {
        @Override
        double[] gradient(double x, double y) {
            return new double[] {0.2 * x, 4 * y};
        }
    },
    /** (1 - x)² + 100(y - x²)². */
    ROSENBROCK(0.5, 0.5, 1, 1, 3e-2) {
        @Override
        double[] gradient(double x, double y) {
            return new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
        }
    },
    /** (1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)². */
    BEALE(1, 1, 3, 0.5, 3e-2) {
        @Override
        double[] gradient(double x, double y) {
            double a = 1.5 - x + x * y;
            double b = 2.25 - x + x * y * y;
            double c = 2.625 - x + x * y * y * y;
            return new double[] {
                2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
                2 * a * x + 4 * b * x * y + 6 * c * x * y * y
            };
        }
    };

    private final double startX;
    private final double startY;
    private final double minimumX;
    private final double minimumY;
    private final double close;

    Valley(double startX, double startY, double minimumX, double minimumY, double close) {
        this.startX = startX;
        this.startY = startY;
        this.minimumX = minimumX;
        this.minimumY = minimumY;
        this.close = close;
    }

    double[] start() {
        return new double[] {startX, startY};
    }

    /** How close is close: in both coordinates. */
    double close() {
        return close;
    }

    double distance(double x, double y) {
        return Math.max(Math.abs(x - minimumX), Math.abs(y - minimumY));
    }

    abstract double[] gradient(double x, double y);
}

package org.descent4j.chart;

/**
 * How the numbers of an axis are given to XChart. Its search for ticks sees steps of less than 10⁻¹⁰ as none, puts
 * evenly spaced data's ticks on the data, and knows no months; where that is so, it is given other numbers, among which
 * round ones are round for the reader too.
 */
interface Scale {

    /** The numbers as they are. */
    Scale PLAIN = new Scale() {
        @Override
        public double place(double value) {
            return value;
        }

        @Override
        public double value(double place) {
            return place;
        }

        @Override
        public String label(double place) {
            return Ticks.label(place, null);
        }
    };

    /** The number that XChart is given for a number of the axis. */
    double place(double value);

    /** The number of the axis that XChart is given this for. */
    double value(double place);

    /** What stands at a tick. */
    String label(double place);
}

package org.descent4j.schedule;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.descent4j.internal.guard.Check;

/**
 * A table of epochs and learning rates: decay planned by hand. Immutable; {@link #from} returns a longer table.
 *
 * <p>Formula: α is that of the last row whose epoch is not above the present one. The first row's epoch is 0, so that
 * epoch 0 is covered; the last row holds for good.
 *
 * <p>Source: lecture row S17, manual decay. To change α while training runs, see {@link Manual}.
 *
 * <p>Example:
 *
 * <pre>{@code
 * LearningRate rate = LearningRate.table(0.1).from(30, 0.01).from(60, 0.001);
 * rate.at(29, 1);   // 0.1
 * rate.at(30, 1);   // 0.01
 * rate.at(999, 1);  // 0.001
 * }</pre>
 */
public final class Table implements LearningRate {

    private final NavigableMap<Long, Double> rows;

    Table(double initial) {
        this(new TreeMap<>(Map.of(0L, Check.rate("initial", initial))));
    }

    private Table(NavigableMap<Long, Double> rows) {
        this.rows = rows;
    }

    /**
     * This table with one row more, or with another α in the row of that epoch. This table stays as it is.
     *
     * @param epoch the first epoch of the row, at least 0
     * @param rate α from then on, at least 0 and finite
     * @return the longer table
     * @throws IllegalArgumentException if the epoch or α is out of its range
     */
    public Table from(long epoch, double rate) {
        NavigableMap<Long, Double> longer = new TreeMap<>(rows);
        longer.put(Check.atLeast(0, "epoch", epoch), Check.rate("rate", rate));
        return new Table(longer);
    }

    @Override
    public double at(long epoch, long t) {
        Counts.check(epoch, t);
        return rows.floorEntry(epoch).getValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table that && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return "Table" + rows;
    }
}

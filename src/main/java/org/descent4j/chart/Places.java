package org.descent4j.chart;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.function.DoubleUnaryOperator;

/** Where the numbers of two axes are on the page; NaN where they are nowhere. */
record Places(DoubleUnaryOperator x, DoubleUnaryOperator y) {

    Point2D at(double xNumber, double yNumber) {
        return new Point2D.Double(x.applyAsDouble(xNumber), y.applyAsDouble(yNumber));
    }

    /** A shape of straight lines, corner by corner. */
    Shape shape(Shape numbers) {
        Path2D page = new Path2D.Double();
        double[] to = new double[6];
        for (PathIterator corners = numbers.getPathIterator(null); !corners.isDone(); corners.next()) {
            int kind = corners.currentSegment(to);
            if (kind == PathIterator.SEG_CLOSE) {
                page.closePath();
            } else if (kind == PathIterator.SEG_MOVETO) {
                page.moveTo(x.applyAsDouble(to[0]), y.applyAsDouble(to[1]));
            } else {
                page.lineTo(x.applyAsDouble(to[0]), y.applyAsDouble(to[1]));
            }
        }
        return page;
    }
}

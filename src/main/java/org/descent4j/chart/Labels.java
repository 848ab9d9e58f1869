package org.descent4j.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;

/** Words in a plot, above all else: at a place, or beside a curve wherever there is room. */
final class Labels {

    private static final BasicStroke RIM = new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final double READABLE = 4.5; // times as bright is the white paper (WCAG 2, AA)

    private record Placed(String text, double x, double y) {}

    private record OfCurve(String text, XYSeries series) {}

    private final LookChart chart;
    private final List<Placed> placed = new ArrayList<>();
    private final List<OfCurve> ofCurves = new ArrayList<>();

    Labels(LookChart chart) {
        this.chart = chart;
    }

    void add(String text, double x, double y) {
        placed.add(new Placed(text, x, y));
    }

    void add(String text, XYSeries series) {
        ofCurves.add(new OfCurve(text, series));
    }

    /** Writes them; the plot says where the points of a series are on the page. */
    void paint(Graphics2D graphics, CurvePlot plot) {
        Font font = chart.getStyler().getAnnotationTextFont();
        List<Rectangle2D> taken = new ArrayList<>();
        for (Placed label : placed) {
            Point2D middle = plot.places(0).at(label.x, label.y);
            if (plot.getBounds().contains(middle)) {
                taken.add(box(label.text, font, middle));
                write(graphics, font, chart.getStyler().getAnnotationTextFontColor(), label.text, middle);
            }
        }
        for (OfCurve label : ofCurves) {
            Rectangle2D size = box(label.text, font, new Point2D.Double());
            List<Point2D[]> named = lines(plot, label.series, true);
            List<Point2D[]> nameless = lines(plot, label.series, false);
            new Beside(plot.getBounds(), named, nameless, dots(plot), taken)
                    .room(plot.points(label.series), size.getWidth(), size.getHeight())
                    .ifPresent(room -> {
                        taken.add(room);
                        Point2D middle = new Point2D.Double(room.getCenterX(), room.getCenterY());
                        write(graphics, font, readable(color(label.series)), label.text, middle);
                    });
        }
    }

    private List<Point2D[]> lines(CurvePlot plot, XYSeries own, boolean hasName) {
        return drawn().filter(series -> series != own && isLine(series) && series.isShowInLegend() == hasName)
                .map(plot::points)
                .toList();
    }

    private List<Point2D> dots(CurvePlot plot) {
        return drawn().filter(series -> !isLine(series))
                .map(plot::points)
                .flatMap(Arrays::stream)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<XYSeries> drawn() {
        return chart.getSeriesCollection().stream().filter(XYSeries::isEnabled);
    }

    private static boolean isLine(XYSeries series) {
        return !SeriesLines.NONE.equals(series.getLineStyle());
    }

    private static Color color(XYSeries series) {
        return isLine(series) ? series.getLineColor() : series.getMarkerColor();
    }

    /** A colour, as dark as it takes to read thin letters on white. */
    static Color readable(Color color) {
        Color darker = color;
        while (1.05 / (brightness(darker) + 0.05) < READABLE) {
            darker = new Color(
                    (int) (0.95 * darker.getRed()), (int) (0.95 * darker.getGreen()), (int) (0.95 * darker.getBlue()));
        }
        return darker;
    }

    /** From 0, black, to 1, white, as the eye sees it. */
    private static double brightness(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static Rectangle2D box(String text, Font font, Point2D middle) {
        double width = Lettering.width(Lettering.shown(text, font), font);
        double height = font.getSize2D() * 1.1;
        return new Rectangle2D.Double(middle.getX() - width / 2, middle.getY() - height / 2, width, height);
    }

    private static void write(Graphics2D graphics, Font font, Color color, String text, Point2D middle) {
        double baseline = middle.getY() + font.getSize2D() * 0.36; // half a capital
        Lettering.write(graphics, font, color, RIM, text, middle.getX(), baseline);
    }
}

package org.descent4j.chart;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Square grey images side by side, each with a line below it: the digits that a network misreads, with what it took
 * them for.
 *
 * <p>An image is a column of X, row after row of pixels, 0 for the paper to 1 for ink; what lies outside is drawn as
 * the nearer of the two. A line that is wider than its image is written smaller.
 *
 * <p>Example, the first six digits of MNIST:
 *
 * <pre>{@code
 * Mnist mnist = Mnist.readFirst(Path.of("notebooks/data/mnist"), 6, 1);
 * List<String> labels = Arrays.stream(mnist.trainLabels()).mapToObj(Integer::toString).toList();
 * Show.chart(Images.chart("Six digits", mnist.train().x(), labels));
 * }</pre>
 */
public final class Images {

    private static final int WIDTH = 880;
    private static final int IN_A_ROW = 6;
    private static final int ABOVE = 70;
    private static final int BETWEEN = 10;
    private static final double CAPTION = 0.25; // of an image's side

    private Images() {}

    /**
     * Images in rows of six.
     *
     * @param title what they show
     * @param x X, (n_x, m), one image a column; n_x is the square of the images' side
     * @param captions what stands below each image, m texts
     * @return a chart
     * @throws IllegalArgumentException if X is not of rank 2, n_x is no square, or there are more or fewer captions
     */
    public static XYChart chart(String title, INDArray x, List<String> captions) {
        checkArgument(x.rank() == 2, "x has rank %s: must be (n_x, m)", x.rank());
        int side = (int) Math.round(Math.sqrt((double) x.size(0)));
        checkArgument((long) side * side == x.size(0), "n_x = %s: must be the square of an image's side", x.size(0));
        checkArgument(
                captions.size() == x.size(1),
                "captions has %s texts, x %s images: must have as many",
                captions.size(),
                x.size(1));
        List<BufferedImage> images = IntStream.range(0, captions.size())
                .mapToObj(i -> image(x.getColumn(i).toDoubleVector(), side))
                .toList();
        List<String> below = List.copyOf(captions);
        int columns = Math.min(IN_A_ROW, images.size());
        int rows = (images.size() + columns - 1) / columns;
        int height = ABOVE + (int) (rows * (1 + CAPTION) * WIDTH / IN_A_ROW);
        LookChart chart = Look.chart(WIDTH, height, title, "", "");
        chart.getStyler()
                .setXAxisMin(0.0)
                .setXAxisMax((double) IN_A_ROW)
                .setYAxisMin(-rows * (1 + CAPTION))
                .setYAxisMax(0.0)
                .setAxisTicksVisible(false)
                .setAxisTitlesVisible(false)
                .setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false).setPlotContentSize(1);
        chart.onlyLinear(true, true);
        chart.equalScale();
        chart.below((graphics, places) -> {
            for (int i = 0; i < images.size(); i++) {
                paint(graphics, places, chart, images.get(i), below.get(i), i % columns, i / columns);
            }
        });
        chart.note(images.size() + " images of " + side + " × " + side + " pixels: " + String.join("; ", below));
        return chart;
    }

    private static BufferedImage image(double[] pixels, int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        int[] grey = Arrays.stream(pixels)
                .mapToInt(ink -> 255 - (int) Math.round(255 * Math.min(Math.max(ink, 0), 1)))
                .map(level -> level << 16 | level << 8 | level)
                .toArray();
        image.setRGB(0, 0, side, side, grey, 0, side);
        return image;
    }

    private static void paint(
            Graphics2D graphics,
            Places places,
            LookChart chart,
            BufferedImage image,
            String caption,
            int column,
            int row) {
        double top = -row * (1 + CAPTION);
        Rectangle2D frame =
                places.shape(new Rectangle2D.Double(column, top - 1, 1, 1)).getBounds2D();
        int left = (int) frame.getMinX() + BETWEEN / 2;
        int upper = (int) frame.getMinY() + BETWEEN / 2;
        int side = (int) frame.getWidth() - BETWEEN;
        // Pixels as squares: a smooth picture would show more than the network sees.
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, left, upper, side, side, null);
        graphics.setColor(new Color(0xC3CAD2));
        graphics.drawRect(left, upper, side, side);
        Font font = fitting(caption, chart.getStyler().getAxisTickLabelsFont(), side);
        Point2D foot = places.at(column + 0.5, top - 1);
        Lettering.write(graphics, font, Look.BLACK, caption, 0.5, foot.getX(), foot.getY() + font.getSize() + 2);
    }

    /** A smaller font where a line would run into its neighbour. */
    private static Font fitting(String text, Font font, double width) {
        double needed = font.getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
        return needed <= width ? font : font.deriveFont((float) (font.getSize2D() * width / needed));
    }
}

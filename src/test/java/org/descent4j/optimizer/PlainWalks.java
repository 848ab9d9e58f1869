package org.descent4j.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.descent4j.surface.Minimization;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;
import org.descent4j.surface.Walk;

/** Walks by each algorithm of the library, as text. Run by itself, it must find the library alone, without ND4J. */
final class PlainWalks {

    static final String ALONE = "ND4J is not here";

    private PlainWalks() {}

    public static void main(String[] arguments) {
        try {
            Class.forName("org.nd4j.linalg.api.ndarray.INDArray");
        } catch (ClassNotFoundException e) {
            System.out.println(ALONE);
        }
        System.out.print(text());
    }

    /** All costs go into a line, and the bits of the end. */
    static String text() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        OptimizerRow.all().forEach(row -> {
            Optimizer bare = row.optimizer();
            Optimizer dressed = Unguarded.of(Clip.byGlobalNorm(2, WeightDecay.l2(0.01, Clip.byValue(1, bare))));
            for (Optimizer optimizer : List.of(bare, dressed)) {
                for (Surface surface : Surface.all()) {
                    Walk walk =
                            Walk.of(surface, optimizer, Point.of(-1.2, 1), 50).noisy(0.1, 3);
                    lines.add(optimizer + " " + surface + " " + Arrays.hashCode(walk.costs()) + " "
                            + Double.toHexString(walk.end().x()) + " "
                            + Double.toHexString(walk.end().y()) + " " + walk);
                }
            }
            Minimization general = Minimization.of(x -> x[0] * x[0] + x[1] * x[2], bare, new double[] {1, 2, 3}, 9);
            lines.add(general + " " + Arrays.toString(general.end()));
        });
        return lines.toString();
    }
}

package student;

import org.descent4j.data.ExampleSource;
import org.descent4j.data.Examples;
import org.descent4j.optimizer.Optimizer;
import org.descent4j.optimizer.Step;
import org.descent4j.schedule.LearningRate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** What a student hands to the library, each with a slip: outside of the library's packages, as theirs is. */
public final class Slips {

    private Slips() {}

    /** An optimizer whose slip shows in ND4J. */
    public record WrongLength() implements Optimizer {
        @Override
        public LearningRate learningRate() {
            return LearningRate.constant(0.1);
        }

        @Override
        public void step(Step step) {
            step.parameters().addi(Nd4j.zeros(DataType.FLOAT, 7));
        }
    }

    /** A schedule whose slip shows in Java, without a message of its own. */
    public static LearningRate schedule() {
        return (epoch, t) -> {
            throw new UnsupportedOperationException();
        };
    }

    /** Examples that lack one. */
    public record TooFew(int size) implements ExampleSource {
        @Override
        public int features() {
            return 2;
        }

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public DataType dataType() {
            return DataType.FLOAT;
        }

        @Override
        public void copy(int[] which, Examples batch) {
            double[] all = new double[size - 1];
            for (int i : which) {
                batch.y().putScalar(0, all[i]);
            }
        }
    }
}

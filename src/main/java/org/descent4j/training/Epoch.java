package org.descent4j.training;

/**
 * One pass over the training set, in sum.
 *
 * <p>Source: lecture rows S1 and S3.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Network network = Architecture.of(2).relu(5).sigmoid(1).initialize(1);
 * Run run = Trainer.of(network, Adam.of(0.01))
 *         .withEpochs(3)
 *         .withValidation(Moons.examples(100, 0.2, 4))
 *         .train(Moons.examples(300, 0.2, 3));
 * for (Epoch epoch : run.epochs()) {
 *     System.out.println(epoch.number() + ": " + epoch.validationAccuracy());
 * }
 * }</pre>
 *
 * @param number the epoch, from 1
 * @param t the steps made since training began, at its end
 * @param cost the mean cost J over its examples, each mini-batch at the parameters of its time
 * @param accuracy the share of its examples predicted right, likewise, in [0, 1]
 * @param validationCost the cost on the validation set at the end of the epoch; NaN without such a set
 * @param validationAccuracy the accuracy on the validation set; NaN without such a set
 * @param learningRate α of its last step
 * @param seconds the time that training has taken up to its end, pauses left out
 */
public record Epoch(
        int number,
        long t,
        double cost,
        double accuracy,
        double validationCost,
        double validationAccuracy,
        double learningRate,
        double seconds) {

    @Override
    public String toString() {
        return "Epoch(number=" + number + ", t=" + t + ", cost=" + cost + ", accuracy=" + accuracy + ", validationCost="
                + validationCost + ", validationAccuracy=" + validationAccuracy + ", learningRate=" + learningRate
                + ", seconds=" + seconds + ")";
    }
}

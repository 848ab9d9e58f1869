package example;

import org.descent4j.data.Moons;
import org.descent4j.network.Architecture;
import org.descent4j.network.Network;
import org.descent4j.optimizer.Adam;
import org.descent4j.training.Run;
import org.descent4j.training.Trainer;

/** Two half moons, told apart by a small network. */
public class Main {
    public static void main(String[] args) {
        Network network = Architecture.of(2).relu(20).sigmoid(1).initialize(1);
        Run run = Trainer.of(network, Adam.of(0.01)).withEpochs(100).train(Moons.examples(300, 0.1, 3));
        System.out.println(run.lastEpoch());
    }
}

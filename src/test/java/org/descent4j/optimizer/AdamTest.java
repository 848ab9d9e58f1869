package org.descent4j.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.descent4j.Bits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdamTest {

    @Test
    @DisplayName("S15: V and S from 0, both bias-corrected, W -= α·V^c/(√S^c + ε), by hand")
    void s15_byHand() {
        INDArray w = Nd4j.createFromArray(1.0, -2.0);
        Stepper stepper = Adam.of(0.1).on(w);
        stepper.step(Nd4j.createFromArray(10.0, 1.0));
        assertArrayEquals(new double[] {1, 0.1}, stepper.moment("v").toDoubleVector(), 1e-15);
        assertArrayEquals(new double[] {0.1, 0.001}, stepper.moment("s").toDoubleVector(), 1e-15);
        assertEquals(1 - 0.1 * 10 / (10 + 1e-8), w.getDouble(0), 1e-15);
        double before = w.getDouble(0);
        stepper.step(Nd4j.createFromArray(-5.0, 1.0));
        double v = (0.9 * 1 + 0.1 * -5) / (1 - 0.81);
        double s = (0.999 * 0.1 + 0.001 * 25) / (1 - 0.999 * 0.999);
        assertEquals(before - 0.1 * v / (Math.sqrt(s) + 1e-8), w.getDouble(0), 1e-14);
    }

    @Test
    @DisplayName("S15: β₁ = 0.9, β₂ = 0.999, ε = 1e-8 are the defaults, also of its kin; RMSprop's β₂ is 0.9")
    void s15_defaults() {
        assertEquals("Adam(α=0.001, β₁=0.9, β₂=0.999, ε=1.0E-8)", Adam.of(0.001).toString());
        assertEquals(
                "AdamW(α=0.001, β₁=0.9, β₂=0.999, ε=1.0E-8, λ=0.01)",
                AdamW.of(0.001).toString());
        assertEquals(
                "Adam(α=0.001, β₁=0.9, β₂=0.999, ε=1.0E-8, AMSGrad)",
                Adam.of(0.001).amsgrad().toString());
        assertEquals(
                "Adam(α=0.001, β₁=0.9, β₂=0.999, ε=1.0E-8, Nesterov)",
                Adam.of(0.001).nesterov().toString());
        assertEquals("RmsProp(α=0.001, β₂=0.9, ε=1.0E-8)", RmsProp.of(0.001).toString());
        assertEquals("AdaGrad(α=0.001, ε=1.0E-8)", AdaGrad.of(0.001).toString());
        assertEquals("AdaDelta(α=1.0, ρ=0.95, ε=1.0E-6)", AdaDelta.of(1).toString());
        assertEquals("Lion(α=0.1, β₁=0.9, β₂=0.99)", Lion.of(0.1).toString());
        assertEquals("Momentum(α=0.1, β=0.9)", Momentum.of(0.1).toString());
        assertEquals("Nesterov(α=0.1, β=0.9)", Nesterov.of(0.1).toString());
        assertEquals("GradientDescent(α=0.1)", GradientDescent.of(0.1).toString());
    }

    @Test
    @DisplayName("C6: the first step is α·sign(dW), whatever the size of the gradient")
    void c6_firstStep() {
        for (Optimizer optimizer : new Optimizer[] {
            Adam.of(0.1).withEpsilon(1e-30), Adam.of(0.1).amsgrad().withEpsilon(1e-30)
        }) {
            INDArray w = Nd4j.createFromArray(0.0, 0, 0, 0);
            optimizer.on(w).step(Nd4j.createFromArray(1e-10, -1e-3, 1e3, 0));
            assertArrayEquals(new double[] {-0.1, 0.1, -0.1, 0}, w.toDoubleVector(), 1e-15, optimizer.toString());
        }
    }

    @Test
    @DisplayName("C6: with every β at 0, RMSprop and Adam are sign descent, and AdaGrad is in its first step")
    void c6_signDescent() {
        for (Optimizer optimizer : new Optimizer[] {
            Adam.of(0.1).withBeta1(0).withBeta2(0).withEpsilon(1e-30),
            Adam.of(0.1).nesterov().withBeta1(0).withBeta2(0).withEpsilon(1e-30),
            AdamW.of(Adam.of(0.1).withBeta1(0).withBeta2(0).withEpsilon(1e-30)).withWeightDecay(0),
            RmsProp.of(0.1).withBeta2(0).withEpsilon(1e-30)
        }) {
            INDArray w = Nd4j.createFromArray(0.0, 0, 0);
            Stepper stepper = optimizer.on(w);
            stepper.step(Nd4j.createFromArray(1e-10, -1e3, 0));
            assertArrayEquals(new double[] {-0.1, 0.1, 0}, w.toDoubleVector(), 1e-15, optimizer.toString());
            stepper.step(Nd4j.createFromArray(-1e3, 0, 1e-10));
            assertArrayEquals(new double[] {0, 0.1, -0.1}, w.toDoubleVector(), 1e-15, optimizer.toString());
        }
        INDArray w = Nd4j.createFromArray(0.0, 0);
        AdaGrad.of(0.1).withEpsilon(1e-30).on(w).step(Nd4j.createFromArray(1e-10, -1e3));
        assertArrayEquals(new double[] {-0.1, 0.1}, w.toDoubleVector(), 1e-15);
    }

    @Test
    @DisplayName("C6: with a decay of 0, AdamW is Adam; AdamW is decoupled decay round Adam")
    void c6_adamW() {
        assertSame(AdamW.of(0.1).withWeightDecay(0), Adam.of(0.1));
        assertSame(AdamW.of(0.1), WeightDecay.decoupled(0.01, Adam.of(0.1)));
        Adam adam = Adam.of(0.1)
                .withBeta1(0.5)
                .withBeta2(0.6)
                .withEpsilon(Epsilon.insideRoot(0.1))
                .amsgrad();
        assertSame(AdamW.of(adam), WeightDecay.decoupled(0.01, adam));
        assertEquals(
                "AdamW(α=0.1, β₁=0.5, β₂=0.6, ε=0.1 inside the root, AMSGrad, λ=0.01)",
                AdamW.of(adam).toString());
        assertSame(Adam.of(0.1).withEpsilon(0.1), Adam.of(0.1).withEpsilon(Epsilon.outsideRoot(0.1)));
    }

    private static void assertSame(Optimizer one, Optimizer other) {
        INDArray w = Nd4j.createFromArray(1.0, -2.0);
        INDArray expected = w.dup();
        Stepper stepper = one.on(w);
        Stepper expectedStepper = other.on(expected);
        Random random = new Random(6);
        for (int t = 0; t < 10; t++) {
            INDArray gradient = Nd4j.createFromArray(random.nextGaussian(), random.nextGaussian());
            stepper.step(gradient);
            expectedStepper.step(gradient);
        }
        Bits.assertSame(expected, w);
    }

    @Test
    @DisplayName("C11: at t = 1e6 the correction has faded, and is still exact")
    void c11_longRun() {
        for (double beta2 : new double[] {0.999, 0.9999999}) {
            INDArray w = Nd4j.createFromArray(0.0);
            Stepper stepper = Adam.of(1).withBeta2(beta2).on(w);
            INDArray v = Nd4j.createFromArray(0.5);
            INDArray s = Nd4j.createFromArray(0.25);
            stepper.restore(StepperState.of(999_999, 1, 1, new double[0], Map.of("v", v, "s", s)));
            stepper.step(Nd4j.createFromArray(0.5));
            double corrected = (beta2 * 0.25 + (1 - beta2) * 0.25) / (1 - Math.pow(beta2, 1e6));
            assertEquals(-0.5 / (Math.sqrt(corrected) + 1e-8), w.getDouble(0), 1e-9);
        }
    }

    @Test
    @DisplayName("AMSGrad remembers a rare large gradient, Adam forgets it")
    void amsGradRemembers() {
        INDArray w = Nd4j.createFromArray(0.0);
        INDArray forgetful = w.dup();
        Stepper stepper = Adam.of(0.1).amsgrad().withBeta2(0.9).on(w);
        Stepper adam = Adam.of(0.1).withBeta2(0.9).on(forgetful);
        stepper.step(Nd4j.createFromArray(100.0));
        adam.step(Nd4j.createFromArray(100.0));
        for (int t = 0; t < 200; t++) {
            stepper.step(Nd4j.createFromArray(1.0));
            adam.step(Nd4j.createFromArray(1.0));
        }
        assertEquals(1000, stepper.moment("sMax").getDouble(0), 1e-9);
        assertEquals(1, stepper.moment("s").getDouble(0), 1e-5);
        assertTrue(Math.abs(forgetful.getDouble(0)) > 5 * Math.abs(w.getDouble(0)));
    }

    @Test
    @DisplayName("a float vector is stepped in float")
    void floatStep() {
        INDArray w = Nd4j.createFromArray(1f, -2f);
        Adam.of(0.1).on(w).step(Nd4j.createFromArray(10f, 1f));
        assertEquals(DataType.FLOAT, w.dataType());
        assertEquals(0.9f, w.getFloat(0), 1e-7);
    }
}

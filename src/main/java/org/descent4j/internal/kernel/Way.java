package org.descent4j.internal.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The ways to carry out a step. */
public enum Way {
    /** The fastest that can work on the parameters. */
    AUTO,
    /** The optimizer's own step, as the lecture writes it. */
    REFERENCE,
    /** ND4J's operations in place, on any backend. */
    ND4J,
    /** Plain loops over arrays in this process's memory. */
    HOST,
    /**
     * The same in place, in the terms of the JDK's Vector API; with Java 22 or newer, if the JVM was started with it.
     */
    VECTOR;

    /**
     * Until the JIT has seen to them, loops of the Vector API cost half a second to a second and a half: few parameters
     * never win that back.
     */
    private static final int LEAST_FOR_VECTORS = 1 << 13;

    /**
     * The way that the system property {@code org.descent4j.kernel} asks for: auto (if it is not set), reference, nd4j,
     * host or vector.
     *
     * @return the way
     * @throws IllegalArgumentException if the property says something else
     */
    public static Way asked() {
        String name = System.getProperty("org.descent4j.kernel", "auto");
        for (Way way : values()) {
            if (way.toString().equals(name)) {
                return way;
            }
        }
        throw new IllegalArgumentException("org.descent4j.kernel = " + name + ": must be one of " + List.of(values()));
    }

    /**
     * A kernel that goes this way: the one place where that is decided.
     *
     * @param plan the optimizer in numbers, if there is a plan of it
     * @param parameters W, dense, of rank 1
     * @param slices slices that cover the parameters, in order
     * @param moments the names of the optimizer's moments
     * @param reference makes the kernel of the optimizer's own step, for one that has no plan
     * @return the kernel
     * @throws IllegalArgumentException if this way cannot work on the parameters
     */
    public Kernel kernel(
            Optional<Plan> plan,
            INDArray parameters,
            List<Slice> slices,
            List<String> moments,
            Supplier<Kernel> reference) {
        if (this == REFERENCE || plan.isEmpty()) {
            return reference.get();
        }
        boolean host = HostKernel.canWorkOn(parameters);
        if ((this == HOST || this == VECTOR) && !host) {
            throw new IllegalArgumentException("org.descent4j.kernel = " + this + ": must be nd4j or reference for "
                    + parameters.length() + " parameters on this backend");
        }
        if (this == VECTOR && !VectorLoops.areHere()) {
            throw new IllegalArgumentException("org.descent4j.kernel = vector: must be auto, host, nd4j or reference,"
                    + " unless the library's jar runs on Java 22 or newer, started with --add-modules"
                    + " jdk.incubator.vector; this is Java "
                    + Runtime.version().feature());
        }
        return host && this != ND4J
                ? HostKernel.of(takesVectors(parameters), plan.get(), parameters, slices, moments)
                : new Nd4jKernel(plan.get(), parameters, slices, moments);
    }

    private boolean takesVectors(INDArray parameters) {
        boolean pays = parameters.length() >= LEAST_FOR_VECTORS;
        return this == VECTOR || (this == AUTO && pays && VectorLoops.areHere());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

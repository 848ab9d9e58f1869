package org.descent4j.internal.kernel;

import java.lang.reflect.Constructor;
import java.util.function.Supplier;

/**
 * Where loops written for the Vector API are found. They stand where only Java 22 and newer look for a jar's classes,
 * and are loaded only by a JVM that was started with what they need: this class is all that others know of them.
 */
final class VectorLoops {

    static final Supplier<Loops<float[]>> FLOAT = loops("FloatVectors");
    static final Supplier<Loops<double[]>> DOUBLE = loops("DoubleVectors");

    private VectorLoops() {}

    /** Whether this JVM has them. */
    static boolean areHere() {
        return FLOAT != null;
    }

    private static <T> Supplier<Loops<T>> loops(String name) {
        boolean canLoad = Runtime.version().feature() >= 22
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (!canLoad) {
            return null;
        }
        try {
            @SuppressWarnings("unchecked") // FloatVectors extends Loops<float[]>, DoubleVectors Loops<double[]>
            Constructor<Loops<T>> constructor =
                    (Constructor<Loops<T>>) Class.forName(VectorLoops.class.getPackageName() + "." + name)
                            .getDeclaredConstructor();
            return () -> made(constructor);
        } catch (ClassNotFoundException outsideTheJar) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }

    private static <T> Loops<T> made(Constructor<Loops<T>> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(constructor.getName(), e);
        }
    }
}

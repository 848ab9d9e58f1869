package org.descent4j.chart;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The notebook that the code runs in. Its kernel's classes are there only then: each kernel has a class of its own. */
interface Notebook {

    /** Shows something below the running cell. */
    void show(Message message);

    /** Says what to show, and of which kind it is, where a value of this type is the last one of a cell. */
    <T> void onLastValue(Class<T> type, String kind, Function<? super T, Message> message);

    /** The notebook that this code runs in; none in any other program. */
    static Optional<Notebook> here() {
        return Stream.<Supplier<Optional<Notebook>>>of(IJavaNotebook::find, JJavaNotebook::find)
                .flatMap(kernel -> findOrNone(kernel).stream())
                .findFirst();
    }

    private static Optional<Notebook> findOrNone(Supplier<Optional<Notebook>> kernel) {
        try {
            return kernel.get();
        } catch (NoClassDefFoundError notThisKernel) {
            return Optional.empty();
        }
    }
}

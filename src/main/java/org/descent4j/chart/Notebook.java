package org.descent4j.chart;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The notebook that the code runs in. Its kernel's classes are there only then: each kernel has a class of its own. */
@FunctionalInterface
interface Notebook {

    /** Shows a picture below the running cell. */
    void show(Picture picture);

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

    /** A picture as Jupyter's messages carry it. */
    static String base64(Picture picture) {
        return Base64.getEncoder().encodeToString(picture.png());
    }

    /** How large a picture is shown: half its pixels, which makes it crisp. */
    static Map<String, Object> size(Picture picture) {
        return Map.of("width", picture.width(), "height", picture.height());
    }
}

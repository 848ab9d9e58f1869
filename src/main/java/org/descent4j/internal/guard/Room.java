package org.descent4j.internal.guard;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory that is asked for before it is taken: a count in a damaged file, or a slip in a size, is then a refusal with
 * both figures, not the end of the process. What is small is not asked for.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Room.onHeap("m = 300", 300 * 28.0);
 * Room.offHeap("m = 300", 300 * 12.0);
 * }</pre>
 */
public final class Room {

    private static final double SMALL = 16e6;

    private Room() {}

    /**
     * Refuses what does not fit into the heap: Java's own arrays.
     *
     * @param what the parameter and its value, or the file and what it says that it holds
     * @param bytes how much it takes
     * @throws IllegalArgumentException if that is more than there is
     */
    public static void onHeap(String what, double bytes) {
        if (bytes > SMALL) {
            Runtime runtime = Runtime.getRuntime();
            long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
            require(what, bytes, atLeastAQuarter(free, runtime.maxMemory()), "of Java's heap (-Xmx)");
        }
    }

    /**
     * Refuses what does not fit into the memory beside the heap: ND4J's arrays.
     *
     * @param what the parameter and its value, or the file and what it says that it holds
     * @param bytes how much it takes
     * @throws IllegalArgumentException if that is more than there is
     */
    public static void offHeap(String what, double bytes) {
        if (bytes <= SMALL) {
            return;
        }
        // ND4J takes more than this without a word; the next array of any size then ends in an OutOfMemoryError.
        long limit = Pointer.maxPhysicalBytes();
        if (limit > 0) {
            require(
                    what,
                    bytes,
                    limit - Pointer.physicalBytes(),
                    "for ND4J (a larger -Xmx, or -Dorg.bytedeco.javacpp.maxphysicalbytes)");
        }
        // Java's figure knows a container's limit, JavaCPP's knows what the system could take back from its caches.
        long total = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        long free = Math.min(total, Pointer.availablePhysicalBytes());
        require(what, bytes, atLeastAQuarter(free, total), "of this machine's memory");
    }

    /** What counts as free is often less than what can be had: garbage, or pages that a system keeps as a cache. */
    static long atLeastAQuarter(long free, long total) {
        return Math.max(free, total / 4);
    }

    static void require(String what, double bytes, long free, String where) {
        if (bytes > free) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s takes %.1f GB: must be at most %.1f GB, what is left %s",
                    what,
                    bytes / 1e9,
                    Math.max(0, free) / 1e9,
                    where));
        }
    }
}

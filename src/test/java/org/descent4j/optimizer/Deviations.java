package org.descent4j.optimizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/** The largest deviation seen in each case of the conformance suite, for each row: written as a table to target/. */
final class Deviations {

    private final Map<String, Map<String, Double>> seen = new ConcurrentSkipListMap<>();

    void see(String row, String column, double deviation) {
        seen.computeIfAbsent(row, name -> new ConcurrentSkipListMap<>()).merge(column, deviation, Math::max);
    }

    void write(Path file) {
        Set<String> columns = new TreeSet<>();
        seen.values().forEach(row -> columns.addAll(row.keySet()));
        StringBuilder table = new StringBuilder("| |");
        columns.forEach(column -> table.append(' ').append(column).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        seen.forEach((row, cells) -> {
            table.append("| ").append(row).append(" |");
            columns.forEach(
                    column -> table.append(' ').append(cell(cells.get(column))).append(" |"));
            table.append('\n');
        });
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(Double deviation) {
        if (deviation == null) {
            return "";
        }
        return deviation == 0 ? "0" : "%.1e".formatted(deviation);
    }
}

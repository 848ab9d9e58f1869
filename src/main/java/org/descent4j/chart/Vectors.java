package org.descent4j.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart as lines and outlines, which stay sharp at any size; of two libraries that need not be there. */
final class Vectors {

    private Vectors() {}

    static byte[] svg(Chart<?, ?> chart) {
        require(
                "de.erichseifert.vectorgraphics2d.VectorGraphics2D",
                "SVG",
                "de.erichseifert.vectorgraphics2d:VectorGraphics2D");
        return Svg.bytes(chart);
    }

    static byte[] pdf(Chart<?, ?> chart) {
        require("de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D", "PDF", "de.rototor.pdfbox:graphics2d");
        return Pdf.bytes(chart);
    }

    private static void require(String type, String format, String artifact) {
        try {
            Class.forName(type);
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(
                    format + " files need the library " + artifact + ": add it to the classpath", absent);
        }
    }

    private static final class Svg {

        static byte[] bytes(Chart<?, ?> chart) {
            VectorGraphics2D graphics = new VectorGraphics2D();
            Painting.of(chart, graphics);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                new SVGProcessor()
                        .getDocument(graphics.getCommands(), new PageSize(0, 0, chart.getWidth(), chart.getHeight()))
                        .writeTo(bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException("an SVG cannot be encoded", impossible);
            }
            return bytes.toByteArray();
        }
    }

    private static final class Pdf {

        static byte[] bytes(Chart<?, ?> chart) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(new PDRectangle(chart.getWidth(), chart.getHeight()));
                document.addPage(page);
                PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, chart.getWidth(), chart.getHeight());
                Painting.of(chart, graphics);
                graphics.dispose();
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawForm(graphics.getXFormObject());
                }
                document.setDocumentId(1L); // otherwise the time of day: the same chart is to give the same file
                document.save(bytes);
            } catch (IOException impossible) {
                throw new UncheckedIOException("a PDF cannot be encoded", impossible);
            }
            return bytes.toByteArray();
        }
    }
}

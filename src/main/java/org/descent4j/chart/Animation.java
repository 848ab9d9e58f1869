package org.descent4j.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A flipbook as an animated GIF, for slides: it plays again and again, and rests on the last picture. */
final class Animation {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int LAST = 200; // hundredths of a second

    private Animation() {}

    static byte[] gif(Flipbook book) {
        // At its plain size: a GIF is not compressed well enough for twice as many pixels.
        List<BufferedImage> charts =
                book.charts().stream().map(chart -> Picture.paint(chart, 1)).toList();
        List<BufferedImage> pictures = IntStream.range(0, charts.size())
                .mapToObj(i -> i == 0 ? charts.get(0) : Picture.changes(charts.get(i - 1), charts.get(i)))
                .map(picture -> Palette.reduce(picture, Palette.COARSE))
                .toList();
        int delay = Math.min(100, Math.max(15, 800 / pictures.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < pictures.size(); i++) {
                BufferedImage picture = pictures.get(i);
                boolean isLast = i == pictures.size() - 1;
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(picture), null);
                metadata.setFromTree(FORMAT, describe(metadata, isLast ? LAST : delay, i == 0));
                writer.writeToSequence(new IIOImage(picture, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IIOInvalidTreeException impossible) {
            throw new IllegalStateException("a GIF cannot be described", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a GIF cannot be encoded", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode describe(IIOMetadata metadata, int delay, boolean isFirst) {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", Integer.toString(delay));
        control.setAttribute("disposalMethod", "doNotDispose");
        if (isFirst) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // again, without end
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        return root;
    }
}

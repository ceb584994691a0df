package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of the documentation: taken anew on wish, and else compared with what there is to see today. */
public final class Picture {
    /** Fonts and their smoothing differ between machines; another page differs by more. */
    private static final double MOST_APART = 0.04;

    private static final int WIDTH = 60;
    private static final int HEIGHT = 53;

    private Picture() {}

    /** Holds a picture just taken against the one in the documentation. */
    public static void isCurrent(byte[] png, Path shown) throws IOException {
        assertTrue(png.length > 40_000, "a picture of " + png.length + " bytes has nothing on it");
        if (Boolean.getBoolean("screenshot.update")) {
            Files.write(shown, png);
        }
        double apart = apart(small(png), small(Files.readAllBytes(shown)));
        assertTrue(
                apart < MOST_APART,
                () -> shown + " is not what there is to see (" + apart + " apart): take it anew with"
                        + " -Dscreenshot.update=true");
    }

    private static BufferedImage small(byte[] png) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(whole.getScaledInstance(WIDTH, HEIGHT, BufferedImage.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        return small;
    }

    /** Mean difference of their dots, 0 (the same) to 1 (black and white). */
    private static double apart(BufferedImage one, BufferedImage other) {
        double sum = 0;
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                sum += Math.abs((one.getRGB(x, y) & 255) - (other.getRGB(x, y) & 255)) / 255.0;
            }
        }
        return sum / (WIDTH * HEIGHT);
    }
}

package dev.tenfold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the signatures out of jars, which Maven has checked by their hash. Java leaves classes of signed jars out of
 * the archive of loaded classes, and checks each of them anew whenever it is loaded.
 */
public final class Unsigned {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    private Unsigned() {}

    /**
     * Writes all signed jars of a folder anew.
     *
     * @param arguments the folder
     * @throws IOException if a jar cannot be read or written; it is left as it was
     */
    public static void main(String[] arguments) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                if (isSigned(jar)) {
                    unsign(jar);
                }
            }
        }
    }

    private static boolean isSigned(Path jar) throws IOException {
        try (ZipFile signed = new ZipFile(jar.toFile())) {
            return signed.stream().anyMatch(Unsigned::isSignature);
        }
    }

    private static boolean isSignature(ZipEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }

    private static void unsign(Path jar) throws IOException {
        Path half = jar.resolveSibling(jar.getFileName() + ".half");
        try {
            try (ZipFile signed = new ZipFile(jar.toFile());
                    OutputStream file = Files.newOutputStream(half);
                    ZipOutputStream unsigned = new ZipOutputStream(file)) {
                copy(signed, unsigned);
            }
            Files.move(half, jar, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void copy(ZipFile signed, ZipOutputStream unsigned) throws IOException {
        Enumeration<? extends ZipEntry> entries = signed.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!isSignature(entry)) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTime(entry.getTime());
                unsigned.putNextEntry(same);
                try (InputStream in = signed.getInputStream(entry)) {
                    in.transferTo(unsigned);
                }
                unsigned.closeEntry();
            }
        }
    }
}

package dev.tenfold.inject;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The class path of the tests, for processes that they start: some launchers load tests through a loader of their own.
 */
public final class TestPath {
    private TestPath() {}

    public static String text() {
        if (TestPath.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}

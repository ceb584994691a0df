package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.arm.ArmReader;
import dev.tenfold.policy.awscli.AwsCliReader;
import dev.tenfold.policy.cloudformation.CloudFormationReader;
import dev.tenfold.policy.gcloud.GcloudReader;
import dev.tenfold.policy.nomadjob.NomadReader;
import dev.tenfold.policy.terraform.TerraformReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every reader gets every file that teams keep, whole and cut off anywhere: it reads it or says why not. */
class EveryFileTest {
    /** How often a file of these readers is cut off, and how often any other. */
    private static final int CUTS = 7;

    private static final int CUTS_OF_OTHERS = 2;
    private static final List<String> OWN = List.of("cfn", "tf", "awsjson", "nomad");

    private interface Reader {
        PolicyDocument read(String file, byte[] bytes, Map<String, String> parameters, Problems problems);
    }

    private static final List<Reader> READERS = List.of(
            CloudFormationReader::read,
            TerraformReader::read,
            AwsCliReader::read,
            NomadReader::read,
            ArmReader::read,
            GcloudReader::read);

    @TestFactory
    Stream<DynamicTest> isReadOrRefusedInPlainWords() throws IOException {
        return Corpus.files("").stream()
                .map(file -> dynamicTest(file.getParent().getFileName() + "/" + file.getFileName(), () -> {
                    byte[] bytes = Files.readAllBytes(file);
                    boolean own = OWN.contains(file.getParent().getFileName().toString());
                    int cuts = own ? CUTS : CUTS_OF_OTHERS;
                    for (int cut = 1; cut <= cuts; cut++) {
                        byte[] part = Arrays.copyOf(bytes, (int) ((long) bytes.length * cut / cuts));
                        READERS.forEach(
                                reader -> speak(reader, file.getFileName().toString(), part));
                    }
                }));
    }

    private static void speak(Reader reader, String name, byte[] bytes) {
        Problems problems = new Problems();
        PolicyDocument read = reader.read(name, bytes, Map.of(), problems);
        assertFalse(read.lines().isEmpty());
        read.policies().forEach(policy -> {
            assertFalse(policy.understood().isBlank());
            assertEquals(
                    !policy.errors().isEmpty() || policy.spec() instanceof Incomplete,
                    policy.spec() instanceof Incomplete);
            policy.warnings(Optional.of(Duration.ofMinutes(10)));
        });
        problems.lines().forEach(line -> assertTrue(line.length() < 400, line));
    }

    @TestFactory
    Stream<DynamicTest> isRecognisedByItsOwnReaderAlone() throws IOException {
        return OWN.stream()
                .flatMap(kind -> files(kind).stream()
                        .map(file -> dynamicTest(kind + "/" + file.getFileName(), () -> {
                            byte[] bytes = Files.readAllBytes(file);
                            boolean terraform = TerraformReader.recognises("x", bytes);
                            boolean nomad = NomadReader.recognises("x", bytes);
                            assertEquals(kind.equals("tf"), terraform);
                            assertEquals(kind.equals("nomad"), nomad);
                            if (!terraform && !nomad) {
                                Node document = Documents.read("x", bytes, new Problems(), new Problems())
                                        .get(0);
                                assertEquals(kind.equals("cfn"), CloudFormationReader.recognises(document));
                                assertEquals(kind.equals("awsjson"), AwsCliReader.recognises(document));
                                assertFalse(ArmReader.recognises(document));
                                assertFalse(GcloudReader.recognises(document));
                                assertFalse(TerraformReader.recognises(document));
                                assertFalse(NomadReader.recognises(document));
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> ofKubernetesAndPrometheusIsNobodysHere() throws IOException {
        return Stream.of("hpa", "keda", "prom")
                .flatMap(kind -> files(kind).stream()
                        .map(file -> dynamicTest(kind + "/" + file.getFileName(), () -> {
                            byte[] bytes = Files.readAllBytes(file);
                            assertFalse(TerraformReader.recognises("x", bytes));
                            assertFalse(NomadReader.recognises("x", bytes));
                            for (Node document : Documents.read("x", bytes, new Problems(), new Problems())) {
                                assertFalse(CloudFormationReader.recognises(document));
                                assertFalse(AwsCliReader.recognises(document));
                                assertFalse(ArmReader.recognises(document));
                                assertFalse(GcloudReader.recognises(document));
                            }
                        })));
    }

    private static List<Path> files(String kind) {
        try {
            return Corpus.files(kind);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

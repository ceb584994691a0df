package dev.tenfold.policy.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * What Drools made of some texts.
 *
 * @param complaints what it could not compile; nothing was made then
 * @param models names of the classes that stand for the rules
 * @param classes all classes, by name
 */
record RuleBuild(List<Complaint> complaints, List<String> models, Map<String, byte[]> classes) {
    private static final String CLASS = ".class";
    private static final String MODELS = "drools-model";

    /** Drools writes this beside the rules: what it knows of a project, which own rules have no use for. */
    private static final String PROJECT = "org/drools/project/";

    /**
     * Compiles texts.
     *
     * @param texts by a word, which stands in the path of every complaint about the text
     */
    static RuleBuild of(Map<String, String> texts) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        texts.forEach((word, text) -> files.write("src/main/resources/" + word + "/rules.drl", text));
        KieBuilder builder = services.newKieBuilder(files, RuleBuild.class.getClassLoader());
        List<Complaint> complaints = new ArrayList<>();
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException crash) {
            // Drools stumbles over some errors instead of reporting them.
            complaints.add(new Complaint("", 0, String.valueOf(crash.getMessage()), ""));
            return new RuleBuild(complaints, List.of(), Map.of());
        }
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            complaints.add(new Complaint(
                    String.valueOf(message.getPath()),
                    message.getLine(),
                    message.getText(),
                    sourceOf(message, builder)));
        }
        complaints.removeIf(complaint -> complaint.text().startsWith("Java source of "));
        if (!complaints.isEmpty()) {
            return new RuleBuild(complaints, List.of(), Map.of());
        }
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        services.getRepository().removeKieModule(module.getReleaseId());
        return made(module);
    }

    private static RuleBuild made(InternalKieModule module) {
        List<String> models = new ArrayList<>();
        Map<String, byte[]> classes = new TreeMap<>();
        for (String file : module.getFileNames()) {
            if (file.endsWith(CLASS) && !file.startsWith(PROJECT)) {
                String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
                classes.put(name, module.getBytes(file));
            } else if (file.endsWith("/" + MODELS)) {
                // The first line is the version of the format; each other line names a class.
                String list = new String(module.getBytes(file), StandardCharsets.UTF_8);
                list.lines().skip(1).filter(line -> !line.isBlank()).forEach(models::add);
            }
        }
        return new RuleBuild(List.of(), models, classes);
    }

    /** The line of Java that a complaint is about; Drools gives the source in a message of its own. */
    private static String sourceOf(Message message, KieBuilder builder) {
        String head = "Java source of " + message.getPath() + " in error:\n";
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .filter(other -> other.getText().startsWith(head))
                .flatMap(other -> other.getText()
                        .substring(head.length())
                        .lines()
                        .skip(Math.max(0, message.getLine() - 1L))
                        .limit(1))
                .findFirst()
                .orElse("")
                .strip();
    }

    /**
     * One thing that Drools could not compile.
     *
     * @param path of the text, or of the Java made of it
     * @param line of that; meaningless for a text
     * @param text what is wrong
     * @param java the line of Java that is wrong; empty if it is no Java
     */
    record Complaint(String path, int line, String text, String java) {
        /** Whether it is about the text of a word. */
        boolean isAbout(String word) {
            return path.contains("/" + word + "/") || path.startsWith(word + "/");
        }
    }
}

package dev.tenfold.inject.platform.cloudwatch;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of the Query protocol as a tree: {@code Dimensions.member.1.Name=a} is the name of the first of a
 * list.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
final class FormTree {
    /** No request of CloudWatch nests deeper. */
    private static final int DEEPEST = 16;

    private FormTree() {}

    static Map<String, Object> of(Iterable<Map.Entry<String, String>> form) {
        Map<String, Object> root = new TreeMap<>();
        for (Map.Entry<String, String> entry : form) {
            String[] path = entry.getKey().split("\\.", -1);
            if (path.length > DEEPEST) {
                throw AwsFault.serialization("a parameter is nested too deeply");
            }
            put(root, path, 0, entry.getValue());
        }
        Map<String, Object> tree = new TreeMap<>();
        root.forEach((name, value) -> tree.put(name, lists(value)));
        return tree;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> node, String[] path, int depth, String value) {
        if (depth == path.length - 1) {
            node.put(path[depth], value);
            return;
        }
        Object next = node.computeIfAbsent(path[depth], name -> new TreeMap<String, Object>());
        if (!(next instanceof Map)) {
            throw AwsFault.serialization("the parameter " + path[depth] + " is both a text and a structure");
        }
        put((Map<String, Object>) next, path, depth + 1, value);
    }

    private static Object lists(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1 && map.get("member") instanceof Map<?, ?> members) {
            Map<Integer, Object> ordered = new TreeMap<>();
            members.forEach((index, member) -> ordered.put(index(index.toString()), lists(member)));
            return new ArrayList<>(ordered.values());
        }
        Map<String, Object> tree = new TreeMap<>();
        map.forEach((name, each) -> tree.put(name.toString(), lists(each)));
        return tree;
    }

    private static int index(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw AwsFault.serialization("a member of a list must have a number, was " + text);
        }
        return Integer.parseInt(text);
    }
}

package dev.tenfold.document;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a sealed family, by the names that files call them.
 *
 * @param members in the order of {@code permits}, families within the family opened up
 */
record Family(Map<String, RecordShape> members) {
    /** Reflection is slow, and a family is asked for wherever one of its members may stand. */
    private static final ClassValue<Family> FAMILIES = new ClassValue<>() {
        @Override
        protected Family computeValue(Class<?> sealed) {
            return collected(sealed);
        }
    };

    static Family of(Class<?> sealed) {
        return FAMILIES.get(sealed);
    }

    private static Family collected(Class<?> sealed) {
        Map<String, RecordShape> members = new LinkedHashMap<>();
        collect(sealed, members);
        return new Family(members);
    }

    private static void collect(Class<?> sealed, Map<String, RecordShape> members) {
        for (Class<?> member : sealed.getPermittedSubclasses()) {
            if (member.isSealed()) {
                collect(member, members);
            } else if (member.isRecord()) {
                members.put(Names.kebab(member.getSimpleName()), new RecordShape(member));
            } else {
                throw new IllegalStateException(member + " is no record and cannot be read");
            }
        }
    }

    /** The names, as a complaint lists them. */
    String names() {
        return String.join(", ", members.keySet());
    }

    /** The name that was probably meant. */
    String guess(String name) {
        return Names.nearest(name, members.keySet())
                .map(known -> "`" + known + "`")
                .orElse("");
    }
}

package dev.tenfold.inject.platform.cloudwatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Long answers in parts: the token of the next part is where it begins. */
final class Pages {
    private Pages() {}

    /** Where the part begins that is asked for. */
    static int begin(Asked asked) {
        Optional<String> token = asked.text("NextToken");
        if (token.isPresent() && !token.get().matches("[0-9]{1,9}")) {
            throw AwsFault.token();
        }
        return token.map(Integer::parseInt).orElse(0);
    }

    /** One part of all; more is noted in the answer. */
    static <T> List<T> page(List<T> all, Asked asked, int size, Map<String, Object> answer) {
        int begin = begin(asked);
        if (begin > all.size()) {
            throw AwsFault.token();
        }
        int end = Math.min(all.size(), begin + size);
        if (end < all.size()) {
            answer.put("NextToken", Integer.toString(end));
        }
        return all.subList(begin, end);
    }
}

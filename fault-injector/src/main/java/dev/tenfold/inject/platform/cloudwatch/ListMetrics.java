package dev.tenfold.inject.platform.cloudwatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ListMetrics}. */
record ListMetrics(Archive archive) implements Operation {
    private static final int PAGE = 500;

    @Override
    public Map<String, Object> answer(Asked asked) {
        String name = asked.text("MetricName").orElse("");
        List<Asked> dimensions = asked.objects("Dimensions");
        List<Object> found = new ArrayList<>();
        for (MetricKey key : archive.keys(asked.text("Namespace").orElse(""))) {
            if ((name.isEmpty() || key.name().equals(name))
                    && dimensions.stream().allMatch(each -> has(key, each))) {
                found.add(key.told());
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("Metrics", Pages.page(found, asked, PAGE, answer));
        return answer;
    }

    private static boolean has(MetricKey key, Asked dimension) {
        String value = key.dimensions().get(dimension.required("Name"));
        return value != null && dimension.text("Value").map(value::equals).orElse(true);
    }
}

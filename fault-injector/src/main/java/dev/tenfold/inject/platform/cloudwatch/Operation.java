package dev.tenfold.inject.platform.cloudwatch;

import java.util.Map;

/** Something that can be asked of CloudWatch. */
interface Operation {
    /** Answers a request, as a tree of maps, lists, texts, numbers and instants. */
    Map<String, Object> answer(Asked asked);
}

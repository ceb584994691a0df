package dev.tenfold.verdict;

import java.util.List;

/**
 * A policy file as it was understood.
 *
 * @param file path as the scenario names it
 * @param sha256 hash of its bytes, hexadecimal
 * @param kind such as {@code HorizontalPodAutoscaler autoscaling/v2}
 * @param name the object's name
 * @param service the service it scales
 * @param understood a line that says what it does
 * @param defaulted fields that the file leaves open, each with the value that holds
 * @param warnings what looks wrong in it
 */
public record PolicyRead(
        String file,
        String sha256,
        String kind,
        String name,
        String service,
        String understood,
        List<String> defaulted,
        List<String> warnings) {}

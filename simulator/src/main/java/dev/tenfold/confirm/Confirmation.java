package dev.tenfold.confirm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was predicted laid beside what was measured.
 *
 * @param subject what was confirmed
 * @param balancer what stood before the replicas, or the address of somebody else's system
 * @param calibration what was measured before
 * @param prediction what the simulator said
 * @param measured each run
 * @param findings the quantities that both say something of
 * @param ruling what is to be thought of the model
 */
public record Confirmation(
        Subject subject,
        String balancer,
        Calibration calibration,
        Prediction prediction,
        List<Measurement> measured,
        List<Finding> findings,
        Ruling ruling) {
    public Confirmation {
        measured = List.copyOf(measured);
        findings = List.copyOf(findings);
    }

    /** Judges. */
    static Confirmation of(
            Subject subject,
            String balancer,
            Calibration calibration,
            Prediction prediction,
            List<Measurement> measured) {
        Phases phases = subject.phases();
        List<Trial> trials = measured.stream()
                .map(run -> run.trial().scalingTo(prediction.target(), phases))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Quantity, Band> band : prediction.bands().entrySet()) {
            List<Double> figures = trials.stream()
                    .filter(trial -> trial.figures().containsKey(band.getKey()))
                    .map(trial -> trial.figures().get(band.getKey()))
                    .toList();
            if (!figures.isEmpty()) {
                findings.add(new Finding(band.getKey(), band.getValue(), figures));
            }
        }
        List<String> objections = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            String run = measured.size() == 1 ? "" : "run " + (i + 1) + ": ";
            measured.get(i).objection().ifPresent(objection -> objections.add(run + objection));
        }
        return new Confirmation(
                subject, balancer, calibration, prediction, measured, findings, Ruling.of(findings, objections));
    }
}

package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.YamlWriter;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledObject;

/** Manifests of Kubernetes, for {@code kubectl apply -f}. */
public final class KubernetesText {
    private KubernetesText() {}

    /**
     * A HorizontalPodAutoscaler of autoscaling/v2.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     */
    public static String of(HpaSpec hpa, String remark) {
        return text(HpaDrafts.object(hpa), remark);
    }

    /**
     * A ScaledObject of KEDA.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     */
    public static String of(ScaledObject object, String remark) {
        return text(KedaDrafts.object(object), remark);
    }

    private static String text(Draft.Keyed object, String remark) {
        YamlWriter writer = YamlWriter.USUAL;
        return writer.remark(remark, 0) + writer.entries(object, 0) + writer.lineEnd();
    }
}

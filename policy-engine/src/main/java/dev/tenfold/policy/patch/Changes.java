package dev.tenfold.policy.patch;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import java.util.List;

/** Which edits turn what a file says into what it is to say. */
final class Changes {
    private Changes() {}

    /** The edits, in an order in which they can be carried out; of what nobody can edit there is none. */
    static List<Edit> between(Declaration policy, PolicySpec wanted) throws Refusal {
        if (policy instanceof HpaDeclaration hpa && wanted instanceof HpaSpec spec) {
            return new HpaChanges(hpa, spec).edits();
        }
        if (policy instanceof ScaledObjectManifest object && wanted instanceof ScaledObject spec) {
            return new ScaledObjectChanges(object, spec).edits();
        }
        throw new Refusal("a " + policy.kind() + " cannot be made to say what it is to say");
    }
}

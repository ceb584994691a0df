package dev.tenfold.policy.patch;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.AlarmSpec;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import dev.tenfold.policy.resource.AwsScaling;
import dev.tenfold.policy.resource.GroupParts;
import java.util.List;
import java.util.Optional;

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
        Optional<GroupParts> parts = AwsScaling.parts(policy);
        if (parts.isPresent() && policy.spec() instanceof GroupScaling was && wanted instanceof GroupScaling is) {
            return new GroupChanges(parts.get(), was, is).edits();
        }
        if (parts.isPresent() && policy.spec() instanceof AlarmSpec was && wanted instanceof AlarmSpec is) {
            return new AlarmChanges(parts.get().alarms().get(0)).between(was, is);
        }
        throw new Refusal("a " + policy.kind() + " cannot be made to say what it is to say");
    }
}

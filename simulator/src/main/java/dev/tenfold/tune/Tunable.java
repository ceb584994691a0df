package dev.tenfold.tune;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.manifest.HpaDeclaration;
import dev.tenfold.policy.manifest.ScaledObjectManifest;
import dev.tenfold.policy.resource.AwsJoin;
import dev.tenfold.scenario.Script;
import java.util.List;
import java.util.Optional;

/** A policy of which fields may be turned. */
interface Tunable {

    /** Its fields, each with the values that may stand there. */
    List<Knob> knobs();

    /** The policy with fields turned, as a reader of its format understands it. */
    Declaration turned(List<Setting> settings);

    /**
     * A policy's fields; empty for a kind that is not tuned, and where a patch would have to change several files.
     *
     * @param owner its position among all, for {@link Knob.Place}
     */
    static Optional<Tunable> of(int owner, Script.Policy policy, Outlook outlook) {
        Declaration declaration = policy.declaration();
        int need = outlook.needOf(policy.target());
        if (declaration instanceof HpaDeclaration hpa) {
            return Optional.of(new AutoscalerFields(owner, hpa, need));
        }
        if (declaration instanceof ScaledObjectManifest object) {
            return Optional.of(new ScaledObjectFields(owner, object, need, outlook));
        }
        return declaration.spec() instanceof GroupScaling
                        && AwsJoin.files(declaration).size() == 1
                ? Optional.of(new GroupFields(owner, declaration, need, outlook))
                : Optional.empty();
    }
}

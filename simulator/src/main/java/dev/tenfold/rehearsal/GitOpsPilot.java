package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.policy.Move;
import dev.tenfold.scenario.GitOpsSpec;
import dev.tenfold.service.Service;
import java.util.List;

/** A tool that keeps the number of replicas that stands in a repository, whoever else changes it. */
final class GitOpsPilot implements Pilot {
    private static final String NAME = "git-ops";
    private static final String RULE = "the repository holds";

    private final Platform platform;
    private final GitOpsSpec spec;
    private final Service service;
    private final Permit permit;

    GitOpsPilot(Platform platform, GitOpsSpec spec) {
        this.platform = platform;
        this.spec = spec;
        service = platform.service(spec.service());
        permit = new Permit(platform, NAME, "GitOps", service.name());
    }

    @Override
    public void book(Agenda agenda) {
        long period = spec.every().toNanos();
        long first = platform.offset(spec.offset(), period, NAME + " of " + service.name());
        agenda.every(first, period, Phase.SERVE, platform.world()::serve);
        agenda.every(first, period, Phase.DECIDE, this::compare);
    }

    private void compare() {
        int found = service.fleet().wanted();
        if (found == spec.replicas()) {
            return;
        }
        String why = "the repository says replicas: " + spec.replicas() + ", and " + found + " were asked for";
        int allowed = permit.ask(found, spec.replicas(), why);
        if (allowed != found) {
            platform.world().scaleTo(service, allowed);
        }
        Move move = new Move(platform.nowNanos(), found, spec.replicas(), NAME, RULE, why, List.of());
        permit.told(move).ifPresent(real -> platform.moved(service, real));
    }
}

package dev.tenfold.policy.alert.paging;

import dev.tenfold.document.Defaulted;
import dev.tenfold.document.Place;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Warning;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.paging.RouteSpec.GroupTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Alertmanager's configuration, as far as it decides when a person is paged.
 *
 * @param place where it begins
 * @param spec what it says
 * @param defaulted what its author left out
 * @param errors why the Alertmanager would refuse it
 * @param remarks what is not rehearsed of it
 */
public record PagingDeclaration(
        Place place, PagingSpec spec, List<Defaulted> defaulted, List<Problem> errors, List<Warning> remarks)
        implements Declaration {
    public PagingDeclaration {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(spec, "spec");
        defaulted = List.copyOf(defaulted);
        errors = List.copyOf(errors);
        remarks = List.copyOf(remarks);
    }

    @Override
    public String kind() {
        return "Alertmanager";
    }

    @Override
    public String name() {
        return spec.route().receiver();
    }

    @Override
    public List<String> targets() {
        return List.of();
    }

    @Override
    public String understood() {
        GroupTiming timing = spec.route().timing();
        int routes = routes(spec.route()) - 1;
        return "Alertmanager tells " + (name().isEmpty() ? "nobody" : name()) + " "
                + PrometheusDuration.text(timing.groupWait()) + " after a group's first alert, of changes every "
                + PrometheusDuration.text(timing.groupInterval()) + " and again after "
                + PrometheusDuration.text(timing.effectiveRepeat())
                + (routes == 0 ? "" : "; " + routes + (routes == 1 ? " route" : " routes") + " within");
    }

    private static int routes(RouteSpec route) {
        return 1 + route.routes().stream().mapToInt(PagingDeclaration::routes).sum();
    }

    @Override
    public List<Warning> warnings(Optional<Duration> startUp) {
        List<Warning> warnings = new ArrayList<>(remarks);
        GroupTiming timing = spec.route().timing();
        if (timing.repeatInterval().compareTo(timing.groupInterval()) < 0) {
            warnings.add(new Warning(
                    place,
                    "repeat_interval " + PrometheusDuration.text(timing.repeatInterval())
                            + " is shorter than group_interval, so nothing is repeated before "
                            + PrometheusDuration.text(timing.groupInterval())));
        }
        return warnings;
    }
}

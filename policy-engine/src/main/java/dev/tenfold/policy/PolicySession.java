package dev.tenfold.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The rules at work, for as long as one rehearsal lasts. Policies are facts: each is inserted once, changed in place at
 * every evaluation and put to the rules again. A session belongs to one thread.
 */
public final class PolicySession implements AutoCloseable {

    /** More rules than this in a row mean that they call each other for ever. */
    private static final int MOST_FIRINGS = 10_000;

    /** Read once: making one searches the class path for property files. */
    private static final KieSessionConfiguration CONFIGURATION = configuration();

    private final KieBase rules;
    private final KieSession session;
    private String firingRule = "";
    private boolean closed;

    private PolicySession(KieBase rules) {
        this.rules = rules;
        session = rules.newKieSession(CONFIGURATION, null);
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                firingRule = event.getMatch().getRule().getName();
            }
        });
    }

    private static KieSessionConfiguration configuration() {
        KieSessionConfiguration configuration = RuleBaseFactory.newKnowledgeSessionConfiguration();
        // One session belongs to one thread, and has its rules for itself, so it need not pay for locks. With the
        // rules alone shared this would be wrong: a rule then keeps the facts that it fires on in one place for all.
        configuration.setOption(ThreadSafeOption.NO);
        return configuration;
    }

    /** A session with the rules that Tenfold brings along. */
    public static PolicySession open() {
        return new PolicySession(BuiltIn.take());
    }

    /** Adds a policy. */
    public Policy insert(Object fact) {
        return new Policy(fact);
    }

    /** Name of the rule that is firing, or that fired last. */
    public String firingRule() {
        return firingRule;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.dispose();
            BuiltIn.giveBack(rules);
        }
    }

    /** A policy under the rules. */
    public final class Policy {
        private final Object fact;
        private final FactHandle handle;

        private Policy(Object fact) {
            this.fact = Objects.requireNonNull(fact, "fact");
            this.handle = session.insert(fact);
        }

        /**
         * Puts the policy to the rules, after it changed.
         *
         * @return how many rules fired
         */
        public int evaluate() {
            session.update(handle, fact);
            int fired = session.fireAllRules(MOST_FIRINGS);
            if (fired == MOST_FIRINGS) {
                throw new IllegalStateException("the rules never end, the last one was: " + firingRule);
            }
            return fired;
        }

        /** Puts the policy to the rules again and again, until they have led it through all of its phases. */
        public void settle(PhasedFact phased) {
            do {
                if (evaluate() == 0) {
                    throw new IllegalStateException("no rule applies any more, the last one was: " + firingRule);
                }
            } while (!phased.isSettled());
        }
    }

    /**
     * The rules that were turned into classes when Tenfold was built; loaded when first asked for, and once more for
     * each session beside others.
     */
    private static final class BuiltIn {
        private static final String MODELS = "META-INF/kie/dev.tenfold/tenfold-policy-engine/drools-model";
        private static final Queue<KieBase> FREE = new ConcurrentLinkedQueue<>();

        static KieBase take() {
            KieBase free = FREE.poll();
            return free == null ? KieBaseBuilder.createKieBaseFromModel(models()) : free;
        }

        static void giveBack(KieBase rules) {
            FREE.add(rules);
        }

        private static List<Model> models() {
            ClassLoader loader = PolicySession.class.getClassLoader();
            List<Model> models = new ArrayList<>();
            try (InputStream list = Objects.requireNonNull(loader.getResourceAsStream(MODELS), MODELS)) {
                // The first line is the version of the format; each other line names a class.
                String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
                for (String name : text.lines().skip(1).toList()) {
                    models.add((Model) Class.forName(name, true, loader)
                            .getDeclaredConstructor()
                            .newInstance());
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (ReflectiveOperationException notBuilt) {
                throw new IllegalStateException("the built-in rules were not compiled", notBuilt);
            }
            return models;
        }
    }
}

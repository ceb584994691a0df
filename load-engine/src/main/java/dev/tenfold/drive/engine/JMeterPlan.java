package dev.tenfold.drive.engine;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A test plan for JMeter 5.5 and newer without plugins: an open load by the Open Model Thread Group, a load of users by
 * thread groups that come and go one above the other.
 *
 * @see <a href="https://jmeter.apache.org/usermanual/component_reference.html#Open_Model_Thread_Group">JMeter: Open
 *     Model Thread Group</a>
 */
public final class JMeterPlan implements Export {
    private static final int PARTS = 10_000;

    @Override
    public String fileName(Traffic traffic) {
        return traffic.name() + ".jmx";
    }

    @Override
    public String text(Traffic traffic) {
        Page page = new Page();
        page.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line("<!--")
                .head(" ", traffic)
                .line("-->");
        page.line("<jmeterTestPlan version=\"1.2\" properties=\"5.0\" jmeter=\"5.5\">")
                .line("<hashTree>");
        page.line(
                "<TestPlan guiclass=\"TestPlanGui\" testclass=\"TestPlan\" testname=\"",
                Quoted.xml(traffic.title()),
                "\">");
        flag(page, "TestPlan.serialize_threadgroups", false);
        page.line("</TestPlan>").line("<hashTree>");
        if (traffic.closed()) {
            Layer.of(traffic.stretches()).forEach(layer -> users(page, layer, traffic));
        } else {
            arrivals(page, traffic);
        }
        return page.line("</hashTree>")
                .line("</hashTree>")
                .line("</jmeterTestPlan>")
                .toString();
    }

    private static void arrivals(Page page, Traffic traffic) {
        List<String> schedule = new ArrayList<>();
        for (Stretch stretch : traffic.stretches()) {
            schedule.add("rate(" + rate(stretch.from()) + ") even_arrivals(" + stretch.millis() + " ms) rate("
                    + rate(stretch.to()) + ")");
        }
        // Threads that are still at work then are ended.
        schedule.add("pause(" + traffic.timeout().toMillis() + " ms)");
        page.line(
                "<OpenModelThreadGroup guiclass=\"OpenModelThreadGroupGui\" testclass=\"OpenModelThreadGroup\"",
                " testname=\"load\">");
        text(page, "ThreadGroup.on_sample_error", "continue");
        text(page, "OpenModelThreadGroup.schedule", String.join(" ", schedule));
        text(page, "OpenModelThreadGroup.random_seed", "1");
        page.line("</OpenModelThreadGroup>").line("<hashTree>");
        visit(page, traffic);
        page.line("</hashTree>");
    }

    private static String rate(double perSecond) {
        return Quoted.number(perSecond * 3600) + "/hour";
    }

    private static void users(Page page, Layer layer, Traffic traffic) {
        page.line("<ThreadGroup guiclass=\"ThreadGroupGui\" testclass=\"ThreadGroup\" testname=\"load\">");
        text(page, "ThreadGroup.on_sample_error", "continue");
        text(page, "ThreadGroup.num_threads", Integer.toString(layer.users()));
        text(page, "ThreadGroup.ramp_time", seconds(layer.rampMillis()));
        text(page, "ThreadGroup.delay", seconds(layer.startMillis()));
        text(page, "ThreadGroup.duration", seconds(Math.max(1000, layer.millis())));
        flag(page, "ThreadGroup.scheduler", true);
        flag(page, "ThreadGroup.same_user_on_next_iteration", true);
        page.line(
                "<elementProp name=\"ThreadGroup.main_controller\" elementType=\"LoopController\"",
                " guiclass=\"LoopControlPanel\" testclass=\"LoopController\">");
        text(page, "LoopController.loops", "-1");
        flag(page, "LoopController.continue_forever", false);
        page.line("</elementProp>").line("</ThreadGroup>").line("<hashTree>");
        visit(page, traffic);
        page.line("</hashTree>");
    }

    /** Whole seconds: thread groups know no others. */
    private static String seconds(long millis) {
        return Long.toString(Math.round(millis / 1000.0));
    }

    private static void visit(Page page, Traffic traffic) {
        if (traffic.stories().size() == 1) {
            steps(page, traffic.stories().get(0), traffic);
            return;
        }
        page.line(
                "<SwitchController guiclass=\"SwitchControllerGui\"",
                " testclass=\"SwitchController\" testname=\"choose\">");
        text(page, "SwitchController.value", choice(traffic));
        page.line("</SwitchController>").line("<hashTree>");
        for (Story story : traffic.stories()) {
            page.line(
                            "<GenericController guiclass=\"LogicControllerGui\"",
                            " testclass=\"GenericController\" testname=\"",
                            Quoted.xml(story.name()),
                            "\"/>")
                    .line("<hashTree>");
            steps(page, story, traffic);
            page.line("</hashTree>");
        }
        page.line("</hashTree>");
    }

    /** The number of the story by a die. */
    private static String choice(Traffic traffic) {
        long[] shares = traffic.shares(PARTS);
        StringBuilder choice = new StringBuilder("${__jexl3(var die = ${__Random(0,9999)}; ");
        long until = 0;
        for (int i = 0; i < shares.length - 1; i++) {
            until += shares[i];
            choice.append("die < ").append(until).append(" ? ").append(i).append(" : ");
        }
        return choice.append(shares.length - 1).append(")}").toString();
    }

    private static void steps(Page page, Story story, Traffic traffic) {
        for (Story.Step step : story.steps()) {
            if (step.whole() == 1) {
                request(page, step, traffic);
            } else if (step.whole() > 1) {
                page.line(
                        "<LoopController guiclass=\"LoopControlPanel\"",
                        " testclass=\"LoopController\" testname=\"repeat\">");
                text(page, "LoopController.loops", Integer.toString(step.whole()));
                page.line("</LoopController>").line("<hashTree>");
                request(page, step, traffic);
                page.line("</hashTree>");
            }
            if (step.chance() > 0) {
                page.line(
                        "<IfController guiclass=\"IfControllerPanel\"",
                        " testclass=\"IfController\" testname=\"perhaps\">");
                long parts = Math.round(step.chance() * PARTS);
                text(page, "IfController.condition", "${__jexl3(${__Random(0,9999)} < " + parts + ")}");
                flag(page, "IfController.evaluateAll", false);
                flag(page, "IfController.useExpression", true);
                page.line("</IfController>").line("<hashTree>");
                request(page, step, traffic);
                page.line("</hashTree>");
            }
        }
    }

    private static void request(Page page, Story.Step step, Traffic traffic) {
        URI address = step.address();
        String timeout = Long.toString(traffic.timeout().toMillis());
        page.line(
                "<HTTPSamplerProxy guiclass=\"HttpTestSampleGui\" testclass=\"HTTPSamplerProxy\" testname=\"",
                Quoted.xml(step.name()),
                "\">");
        page.line("<elementProp name=\"HTTPsampler.Arguments\" elementType=\"Arguments\">");
        page.line("<collectionProp name=\"Arguments.arguments\"/>").line("</elementProp>");
        text(page, "HTTPSampler.protocol", address.getScheme());
        text(page, "HTTPSampler.domain", address.getHost());
        text(page, "HTTPSampler.port", address.getPort() < 0 ? "" : Integer.toString(address.getPort()));
        text(page, "HTTPSampler.path", step.target());
        text(page, "HTTPSampler.method", "GET");
        text(page, "HTTPSampler.connect_timeout", timeout);
        text(page, "HTTPSampler.response_timeout", timeout);
        flag(page, "HTTPSampler.follow_redirects", true);
        flag(page, "HTTPSampler.use_keepalive", true);
        page.line("</HTTPSamplerProxy>").line("<hashTree/>");
        if (step.thinks()) {
            page.line("<TestAction guiclass=\"TestActionGui\" testclass=\"TestAction\" testname=\"think\">");
            page.line("<intProp name=\"ActionProcessor.action\">1</intProp>");
            page.line("<intProp name=\"ActionProcessor.target\">0</intProp>");
            text(
                    page,
                    "ActionProcessor.duration",
                    "${__Random(" + step.thinkLeastMillis() + "," + step.thinkMostMillis() + ")}");
            page.line("</TestAction>").line("<hashTree/>");
        }
    }

    private static void text(Page page, String name, String value) {
        page.line("<stringProp name=\"", name, "\">", Quoted.xml(value), "</stringProp>");
    }

    private static void flag(Page page, String name, boolean value) {
        page.line("<boolProp name=\"", name, "\">", Boolean.toString(value), "</boolProp>");
    }
}

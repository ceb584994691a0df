package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Secret;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.datadog.DatadogMeterRegistry;
import io.micrometer.dynatrace.DynatraceMeterRegistry;
import io.micrometer.elastic.ElasticMeterRegistry;
import io.micrometer.humio.HumioMeterRegistry;
import io.micrometer.kairos.KairosMeterRegistry;
import io.micrometer.newrelic.NewRelicConfig;
import io.micrometer.newrelic.NewRelicInsightsApiClientProvider;
import io.micrometer.newrelic.NewRelicMeterRegistry;
import io.micrometer.opentsdb.OpenTSDBMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registries of Micrometer that a destination can name. */
final class Registries {
    static final String CLOUDWATCH = "cloudwatch2";

    private static final Map<String, Kind> KINDS = kinds();

    private Registries() {}

    /**
     * A registry.
     *
     * @param prefix of its settings
     * @param address the setting that says where the server is; empty if none does
     * @param secret the setting that the token goes to; empty if it takes none
     * @param options other settings, without prefix
     */
    private record Kind(String prefix, String address, String secret, List<String> options) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(CLOUDWATCH, new Kind("cloudwatch", "", "", List.of("namespace", "batchSize")));
        kinds.put("datadog", new Kind("datadog", "uri", "apiKey", List.of("hostTag")));
        kinds.put("dynatrace", new Kind("dynatrace", "uri", "apiToken", List.of("metricKeyPrefix")));
        kinds.put("elastic", new Kind("elastic", "host", "apiKeyCredentials", List.of("index", "autoCreateIndex")));
        kinds.put("humio", new Kind("humio", "uri", "apiToken", List.of()));
        kinds.put("kairos", new Kind("kairos", "uri", "", List.of("userName")));
        kinds.put("new-relic", new Kind("newrelic", "uri", "apiKey", List.of("accountId")));
        kinds.put("opentsdb", new Kind("opentsdb", "uri", "", List.of("userName")));
        return kinds;
    }

    private static MeterRegistry make(String kind, Map<String, String> settings, HttpCourier courier) {
        return switch (kind) {
            case CLOUDWATCH -> cloudWatch(settings);
            case "datadog" ->
                DatadogMeterRegistry.builder(settings::get).httpClient(courier).build();
            case "dynatrace" ->
                DynatraceMeterRegistry.builder(settings::get)
                        .httpClient(courier)
                        .build();
            case "elastic" ->
                ElasticMeterRegistry.builder(settings::get).httpClient(courier).build();
            case "humio" ->
                HumioMeterRegistry.builder(settings::get).httpClient(courier).build();
            case "kairos" ->
                KairosMeterRegistry.builder(settings::get).httpClient(courier).build();
            case "new-relic" -> newRelic(settings::get, courier);
            case "opentsdb" ->
                OpenTSDBMeterRegistry.builder(settings::get).httpClient(courier).build();
            default -> throw new IllegalStateException("no registry is called " + kind);
        };
    }

    private static MeterRegistry newRelic(NewRelicConfig config, HttpCourier courier) {
        var client = new NewRelicInsightsApiClientProvider(config, courier);
        return NewRelicMeterRegistry.builder(config).clientProvider(client).build();
    }

    /** Their names. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** Options of one of them, beside those of every sink over HTTP. */
    static List<String> options(String kind) {
        return KINDS.get(kind).options();
    }

    /**
     * Opens one. It publishes by itself, every step.
     *
     * @throws IllegalArgumentException in one line, if its settings are not valid or its library is missing
     */
    static MeterRegistry open(Destination destination, Options options, HttpCourier courier) {
        Kind kind = KINDS.get(destination.kind());
        Map<String, String> settings = new TreeMap<>();
        String prefix = kind.prefix() + ".";
        settings.put(prefix + "step", options.text("step", "10s"));
        if (!kind.address().isEmpty()) {
            settings.put(prefix + kind.address(), options.uri("http", "https").toString());
        }
        for (String option : kind.options()) {
            Optional.ofNullable(destination.options().get(option))
                    .ifPresent(value -> settings.put(prefix + option, value));
        }
        Secret.named(destination.options()).ifPresent(secret -> {
            if (kind.secret().isEmpty()) {
                throw options.wrong("token", "is not taken by this kind");
            }
            settings.put(prefix + kind.secret(), secret.reveal());
        });
        try {
            return make(destination.kind(), settings, courier);
        } catch (io.micrometer.core.instrument.config.validate.ValidationException invalid) {
            throw options.wrong(
                    "options",
                    "are not complete: "
                            + invalid.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** The AWS SDK is large, so that its jars are there only for those who put them there. */
    private static MeterRegistry cloudWatch(Map<String, String> settings) {
        try {
            Class<?> config = Class.forName("io.micrometer.cloudwatch2.CloudWatchConfig");
            Class<?> client = Class.forName("software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient");
            InvocationHandler answers =
                    (proxy, method, arguments) -> method.getName().equals("get")
                            ? settings.get((String) arguments[0])
                            : InvocationHandler.invokeDefault(proxy, method, arguments);
            return (MeterRegistry) Class.forName("io.micrometer.cloudwatch2.CloudWatchMeterRegistry")
                    .getConstructor(config, Clock.class, client)
                    .newInstance(
                            Proxy.newProxyInstance(config.getClassLoader(), new Class<?>[] {config}, answers),
                            Clock.SYSTEM,
                            client.getMethod("create").invoke(null));
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    CLOUDWATCH + " cannot be used: " + refused.getCause().getMessage(), refused);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(
                    CLOUDWATCH + " needs the jars of io.micrometer:micrometer-registry-cloudwatch2:1.16.6 and what that"
                            + " depends on, on the class path: they are not shipped, for the size of the AWS SDK",
                    missing);
        }
    }
}

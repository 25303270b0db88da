package org.reprise.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** Configuration in memory: what is given, and nothing else. Empty text counts as not given, as in MicroProfile Config. */
public record GivenConfig(Map<String, String> values) implements Config {
    private static final Map<Class<?>, Function<String, Object>> FORMS = Map.of(
            String.class, text -> text,
            Boolean.class, Boolean::valueOf,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Duration.class, Duration::parse,
            String[].class, text -> text.split(","));

    @Override
    public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
        return Optional.ofNullable(values.get(key))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return type.cast(FORMS.get(type).apply(text));
                    } catch (RuntimeException e) {
                        throw new IllegalArgumentException(key, e);
                    }
                });
    }

    @Override
    public <T> T getValue(String key, Class<T> type) {
        return getOptionalValue(key, type).orElseThrow(() -> new NoSuchElementException(key));
    }

    @Override
    public ConfigValue getConfigValue(String key) {
        throw new UnsupportedOperationException(key + " is wrong");
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new IllegalArgumentException("It is no " + type);
    }
}

package org.reprise.console.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** MicroProfile Config of a map, with the types that alerts ask for. */
record MapConfig(Map<String, String> values) implements Config {

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        String value = values.get(name);
        try {
            return value == null ? Optional.empty() : Optional.of(type.cast(of(value, type)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static Object of(String value, Class<?> type) {
        if (type == String.class) {
            return value;
        } else if (type == String[].class) {
            return value.split(",");
        } else if (type == Boolean.class) {
            return Boolean.valueOf(value);
        } else if (type == Double.class) {
            return Double.valueOf(value);
        } else if (type == Integer.class) {
            return Integer.valueOf(value);
        } else if (type == Duration.class) {
            return Duration.parse(value);
        }
        throw new IllegalStateException("No such type is read: " + type);
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow(() -> new NoSuchElementException(name));
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        throw new UnsupportedOperationException("Alerts do not ask where a value is from");
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
        throw new IllegalArgumentException("This is no " + type);
    }
}

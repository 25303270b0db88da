package org.reprise.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A configuration of texts; what is not a text has its default. */
public record MapConfig(Map<String, String> values) implements Config {

    /** Of a site. */
    public static SiteSettings settings(String site, String primary) {
        return new SiteConfiguration(new MapConfig(Map.of("reprise.site", site, "reprise.primary", primary))).read();
    }

    @Override
    public <T> Optional<T> getOptionalValue(String key, Class<T> type) {
        return type == String.class ? Optional.ofNullable(values.get(key)).map(type::cast) : Optional.empty();
    }

    @Override
    public <T> T getValue(String key, Class<T> type) {
        return getOptionalValue(key, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String key) {
        throw new UnsupportedOperationException(key);
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
        throw new UnsupportedOperationException(type.getName());
    }
}

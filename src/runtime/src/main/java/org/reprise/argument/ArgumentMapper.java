package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.reprise.api.DeploymentRefusedException;

/** How Jackson is set: by fields, without a loss or a guess, with the application's own modules last, so that theirs win. */
final class ArgumentMapper {
    private ArgumentMapper() {}

    static ObjectMapper make(Module entities, ClassLoader application) {
        JsonMapper.Builder mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                // what was written must be read: an event's size has its own limit
                                .maxStringLength(Integer.MAX_VALUE)
                                .maxNameLength(Integer.MAX_VALUE)
                                .maxNumberLength(1_000_000)
                                .build())
                        .build())
                .addModules(
                        new Jdk8Module(),
                        new JavaTimeModule().disable(JavaTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID),
                        new ParameterNamesModule(),
                        new LosslessModule(),
                        new StrictReading(), // asked after the next, which leaves it what is no entity
                        entities)
                .addModules(ofApplication(application))
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                // a cycle of one is told like any other
                .disable(SerializationFeature.FAIL_ON_SELF_REFERENCES)
                .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
        StrictReading.of(mapper);
        return mapper.build();
    }

    private static List<Module> ofApplication(ClassLoader application) {
        try {
            List<Module> modules = new ArrayList<>();
            ServiceLoader.load(Module.class, application).forEach(modules::add);
            return modules;
        } catch (ServiceConfigurationError e) {
            throw new DeploymentRefusedException(List.of("A Jackson module of the application cannot be loaded: "
                    + e.getMessage() + ". Correct META-INF/services/com.fasterxml.jackson.databind.Module"));
        }
    }
}

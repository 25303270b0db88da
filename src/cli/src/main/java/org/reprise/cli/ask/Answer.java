package org.reprise.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a site answered.
 *
 * @param body as it came
 * @param json the same, read
 */
public record Answer(String body, JsonNode json) {}

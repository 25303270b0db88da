package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a site answered.
 *
 * @param body as it came
 * @param json the same, read
 */
record Answer(String body, JsonNode json) {}

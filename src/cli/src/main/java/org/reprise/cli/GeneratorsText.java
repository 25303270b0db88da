package org.reprise.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.reprise.cli.ask.Answer;
import org.reprise.cli.text.Table;
import org.reprise.cli.text.Words;

/** What was done at each id generator, as a table. */
final class GeneratorsText {

    private GeneratorsText() {}

    static String of(Answer answer, Words words) {
        Table table = new Table()
                .left("UNIT", "GENERATOR", "KIND")
                .right("HIGHEST", "NEXT")
                .left("MOVED");
        for (JsonNode generator : answer.json()) {
            long next = generator.path("next").asLong();
            table.row(
                    Words.text(generator.path("unit")),
                    Words.text(generator.path("name")),
                    Words.lower(generator.path("kind")),
                    generator.path("highest").asLong(),
                    next == 0 ? Words.NONE : next,
                    generator.path("moved").asBoolean() ? "yes" : "no");
        }
        return table.isEmpty() ? "This site has no id generators." : table.text();
    }
}

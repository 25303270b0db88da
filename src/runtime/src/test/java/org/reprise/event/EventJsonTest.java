package org.reprise.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reprise.portion.Position;

class EventJsonTest {
    private static final Instant AT = Instant.ofEpochMilli(1_764_000_000_123L);

    @Test
    void comesBackAsItWas() {
        Answer returned = new Answer("inner", 3, "{\"a\":[1,\"]\"]}", null, null);
        Answer threw = new Answer("inner", 1, null, "java.io.IOException", "no \"disk\"\n");
        Answer threwWithoutMessage = new Answer("inner", 1, null, "java.io.IOException", null);
        Answer rolledBack = new Answer("inner", 1, "49", null, null).rolledBack();
        Event event = new Event(
                AT,
                List.of(
                        new Call("a.b", 1, "[]", null, List.of()),
                        new Call(
                                "c",
                                2,
                                "[\"ü\\n\",{\"x\":[1.50,null]},true]",
                                "java.lang.Exception",
                                List.of(returned, threw)),
                        new Call("d", 1, "[7]", null, List.of(threwWithoutMessage, rolledBack))));

        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }

    /** Such as of a key, or of a list whose elements hold the rest of it. */
    @Test
    void argumentOfManyDigitsOrLevelsComesBackAsItWas() {
        String deep = "[".repeat(999) + "]".repeat(999);
        Event event = new Event(
                AT,
                List.of(
                        new Call("a", 1, "[" + "7".repeat(1234) + "]", null, List.of()),
                        new Call("b", 1, deep, null, List.of())));

        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    }

    @Test
    void isOneLineThatPeopleCanRead() {
        Event event = new Event(AT, List.of(new Call("network.pass", 1, "[\"m\\n1\",2]", null, List.of())));

        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":1764000000123,\"c\":[{\"n\":\"network.pass\",\"a\":[\"m\\n1\",2]}]}");
    }

    @Test
    void eventThatWasSubmittedAgainCarriesItsOriginAndKeepsItWhereverItGoes() {
        Event first = new Event(AT, List.of(new Call("a", 1, "[]", null, List.of())));
        String id = Origin.idOf(new Position(1, 7), EventJson.encode(first));
        byte[] again = EventJson.encode(first.under(new Origin(id, "ada")));

        assertThat(new String(again, StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":1764000000123,\"z\":{\"o\":\"" + id
                        + "\",\"i\":\"ada\"},\"c\":[{\"n\":\"a\",\"a\":[]}]}");
        assertThat(EventJson.decode(again).origin()).isEqualTo(new Origin(id, "ada"));
        assertThat(Origin.idOf(new Position(2, 9), again)).isEqualTo(id);
    }

    @Test
    void twoEventsHaveTwoIdsThoughARestoredDatabaseSealedBothAtOnePlace() {
        byte[] one = EventJson.encode(new Event(AT, List.of(new Call("a", 1, "[]", null, List.of()))));
        byte[] other = EventJson.encode(new Event(AT, List.of(new Call("a", 1, "[1]", null, List.of()))));
        Position place = new Position(1, 7);

        assertThat(Origin.idOf(place, one)).startsWith("1-7-").isNotEqualTo(Origin.idOf(place, other));
        assertThat(Origin.idOf(place, one)).isNotEqualTo(Origin.idOf(new Position(2, 7), one));
    }

    @Test
    void surroundingsAreThereOnlyWhenTheyWereAskedForAndTheUserWhenThereIsOne() {
        UUID seed = UUID.fromString("0b0f3ac2-4b0a-4a55-9f0e-5d1e1d3c2b1a");
        Event event = new Event(
                AT,
                List.of(
                        new Call("a", 1, "[]", null, List.of(), new Surroundings(AT, null)),
                        new Call("b", 1, "[]", null, List.of(), new Surroundings(null, seed, "ada")),
                        new Call("c", 1, "[]", null, List.of())));

        assertThat(new String(EventJson.encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"t\":1764000000123,\"c\":[{\"n\":\"a\",\"a\":[],\"k\":1764000000123},"
                        + "{\"n\":\"b\",\"a\":[],\"s\":\"0b0f3ac2-4b0a-4a55-9f0e-5d1e1d3c2b1a\",\"i\":\"ada\"},"
                        + "{\"n\":\"c\",\"a\":[]}]}");
        assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
        assertUnreadable("{\"t\":1,\"c\":[{\"n\":\"a\",\"a\":[],\"s\":\"seed\"}]}");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertUnreadable("");
        assertUnreadable("[]");
        assertUnreadable("{\"t\":1}");
        assertUnreadable("{\"t\":1,\"c\":[]}");
        assertUnreadable("{\"t\":1,\"z\":2,\"c\":[{\"n\":\"a\",\"a\":[]}]}");
        assertUnreadable("{\"t\":1,\"c\":[{\"n\":\"a\"}]}");
        assertUnreadable("{\"t\":1,\"c\":[{\"n\":\"a\",\"v\":0,\"a\":[]}]}");
        assertUnreadable("{\"t\":1,\"c\":[{\"n\":\"a\",\"a\":[]}");
    }

    private static void assertUnreadable(String text) {
        assertThatThrownBy(() -> EventJson.decode(text.getBytes(StandardCharsets.UTF_8)))
                .as(text)
                .isInstanceOf(UnreadableEventException.class);
    }
}

package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.api.RepriseException;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** What sites say to one another of who reigns, over the wire and back. */
class ReignFormTest {
    private static final PortionHash HASH = new PortionHash("ab".repeat(32));
    private static final Reigns REIGNS = Reigns.of(List.of(
            new Reign(1, ChainEnd.START, "east", Instant.ofEpochMilli(5), "", "the configuration's primary"),
            new Reign(
                    2,
                    new ChainEnd(new Position(1, 7), HASH),
                    "west",
                    Instant.ofEpochMilli(1_764_000_000_000L),
                    "olga",
                    "\"disk\"")));

    @Test
    void aQuestionComesAsItWasAsked() {
        ReignQuestion asked =
                new ReignQuestion(ReignQuestion.Step.PROMISE, "west", 2, 7, HASH.hex(), ReignForm.told(REIGNS));
        ReignQuestion came = ReignForm.question(ReignForm.write(asked));
        assertThat(came).usingRecursiveComparison().isEqualTo(asked);
        assertThat(ReignForm.reigns(came.reigns())).isEqualTo(REIGNS);
    }

    @Test
    void anAnswerComesAsItWasGiven() {
        SiteWord word = new SiteWord(
                "east",
                "PRIMARY",
                "east",
                2,
                "west",
                1,
                7,
                HASH.hex(),
                7,
                9,
                3,
                5,
                "north",
                1,
                "0.1",
                "it is held",
                true);
        ReignForm.Answer came = ReignForm.answer(ReignForm.write(new ReignForm.Answer(word, ReignForm.told(REIGNS))));
        assertThat(came.word()).isEqualTo(word);
        assertThat(came.word().reigns()).isTrue();
        assertThat(came.word().end()).isEqualTo(new ChainEnd(new Position(1, 7), HASH));
        assertThat(ReignForm.reigns(came.reigns())).isEqualTo(REIGNS);
    }

    /** As one that left out superseded events for a while. */
    @Test
    void aSiteThatHasAllRowsGivesThemToOthersThoughItsLogIsNotWhole() {
        for (String unfit : new String[] {"", "it takes some events only"}) {
            SiteWord word = new SiteWord(
                    "north",
                    "SECONDARY",
                    "east",
                    2,
                    "east",
                    2,
                    7,
                    HASH.hex(),
                    7,
                    7,
                    0,
                    5,
                    "east",
                    0,
                    "0.1",
                    unfit,
                    true);
            assertThat(word.canSeed()).isEqualTo(unfit.isEmpty());
            assertThat(word.handsOn(4)).isFalse();
        }
    }

    @Test
    void whatIsNoneOfThemIsRefusedInWords() {
        byte[] other = "{\"step\":\"DANCE\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ReignForm.question(other))
                .isInstanceOf(RepriseException.class)
                .hasMessageContaining("do both run the same version of Reprise?");
    }
}

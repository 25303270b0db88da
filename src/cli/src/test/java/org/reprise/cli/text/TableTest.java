package org.reprise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void figuresStandToTheRightWordsToTheLeftAndNoLineEndsInBlanks() {
        Table table = new Table().left("SITE").right("LAG").left("STATE");
        table.row("east", 7, "ready").row("a-far-site", 12345, "not ready").row("west", "-", "");

        assertThat(table.text()).isEqualTo("""
                SITE          LAG  STATE
                east            7  ready
                a-far-site  12345  not ready
                west            -
                """);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneIsOneWide() {
        Table table = new Table().left("A", "B").row("\uD83D\uDE00", "x").row("é", "y");

        assertThat(table.text()).isEqualTo("A  B\n\uD83D\uDE00  x\né  y\n");
    }

    @Test
    void aCellIsOneLineAndCommandsNoTerminal() {
        Table table = new Table().left("REASON").row("one\ntwo\u001b[2Jthree\u202efour\u2028five\r");

        assertThat(table.text()).isEqualTo("REASON\none two [2Jthree four five\n");
    }

    @Test
    void aRowOfAnotherNumberOfCellsIsRefused() {
        Table table = new Table().left("A", "B");

        assertThatThrownBy(() -> table.row("x")).hasMessage("1 cells for 2 columns");
    }
}

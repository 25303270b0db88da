package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellerTest {
    private final Looks east = Looks.from("east");
    private final Looks west = Looks.from("west");

    @Test
    void eachTellsOfItselfAndNoOtherDoes() {
        assertThat(teller(east).tellsOf("east")).isTrue();
        assertThat(teller(east).tellsOf("west")).isFalse();
        assertThat(teller(west).tellsOf("west")).isTrue();
        assertThat(teller(west).tellsOf("east")).isFalse();
    }

    @Test
    void ofASilentSiteThePrimaryTells() {
        east.silent("north", null);
        west.silent("north", null);
        assertThat(teller(east).tellsOf("north")).isTrue();
        assertThat(teller(west).tellsOf("north")).isFalse();
    }

    @Test
    void ofASilentPrimaryTheFirstByNameTells() {
        Looks south = Looks.from("south");
        south.silent("east", null);
        south.answers(Looks.west(parts -> parts));
        assertThat(teller(south).tellsOf("east")).isFalse();
        west.silent("east", null);
        assertThat(teller(west).tellsOf("east")).isTrue();
    }

    @Test
    void whoHearsNobodyTellsOfAll() {
        west.silent("east", null);
        west.silent("north", null);
        assertThat(teller(west).tellsOf("north")).isTrue();
        assertThat(teller(west).tellsOf("east")).isTrue();
    }

    private static Teller teller(Looks looks) {
        return new Teller(looks.seen());
    }
}

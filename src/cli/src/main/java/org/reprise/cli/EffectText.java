package org.reprise.cli;

/** What a site says that an act does. */
final class EffectText {

    private EffectText() {}

    static String of(Answer answer, Words words) {
        return Words.shown(Words.text(answer.json().path("effect")));
    }
}
